import * as v from 'valibot'
import { FlowSlot } from './flow-slot.ts'
import { FlowWhen } from './flow-when.ts'
import { LanguageTag, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { LinkTo } from './link.ts'
import { LocalText } from './text.ts'

/** What a step or choice does besides speaking. */
export const FlowAction = v.union([
  v.strictObject({
    set: v.strictObject({
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.name)),
      value: v.union([v.pipe(v.string(), v.maxLength(limits.attributeLength)), v.number(), v.boolean()]),
    }),
  }),
  v.strictObject({ tag: Slug }),
  v.strictObject({ survey: Slug }),
])
export type FlowAction = v.InferOutput<typeof FlowAction>

const Actions = v.optional(v.pipe(v.array(FlowAction), v.minLength(1), v.maxLength(8)))

/** One thing to tap. It leads to a step, another flow, an article, a link or a person; with none, to the first step. */
export const FlowChoice = v.strictObject({
  label: LocalText,
  /** Only offered where this holds. */
  when: v.optional(FlowWhen),
  go: v.optional(Slug),
  flow: v.optional(Slug),
  article: v.optional(Slug),
  link: v.optional(LinkTo),
  handoff: v.optional(v.boolean()),
  do: Actions,
})
export type FlowChoice = v.InferOutput<typeof FlowChoice>

/** A picture or product with a title, shown below the words. */
export const FlowCard = v.strictObject({
  title: LocalText,
  text: v.optional(LocalText),
  image: v.optional(LinkTo),
  link: v.optional(LinkTo),
})
export type FlowCard = v.InferOutput<typeof FlowCard>

/**
 * One step of an assistant flow: says something, then offers choices, asks for a slot, goes on by itself, hands over or
 * ends the flow.
 */
export const FlowStep = v.strictObject({
  id: Slug,
  /** Tried in order before anything is said: the first that holds leads to another step instead. */
  branches: v.optional(v.pipe(v.array(v.strictObject({ when: FlowWhen, go: Slug })), v.minLength(1), v.maxLength(8))),
  say: LocalText,
  card: v.optional(FlowCard),
  do: Actions,
  choices: v.optional(v.pipe(v.array(FlowChoice), v.minLength(1), v.maxLength(6))),
  ask: v.optional(FlowSlot),
  go: v.optional(Slug),
  handoff: v.optional(v.literal(true)),
  end: v.optional(v.literal(true)),
})
export type FlowStep = v.InferOutput<typeof FlowStep>

export const Flow = v.strictObject({
  id: Slug,
  /** Words of the shopper that start it (any of them, per language), or a greeting's reply that names the flow. */
  startsOn: v.optional(
    v.strictObject({ words: v.optional(v.record(v.string(), v.array(v.string()))), greeting: v.optional(Slug) }),
  ),
  /** Only started where this holds. */
  when: v.optional(FlowWhen),
  steps: v.pipe(v.array(FlowStep), v.minLength(1)),
})
export type Flow = v.InferOutput<typeof Flow>

/** The assistant's file: its opening line, its threshold and its flows. */
export const AssistantFile = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  /** The languages all texts are in; without it, those that `hello` has. `deskbell check` holds the file to it. */
  languages: v.optional(v.pipe(v.array(LanguageTag), v.minLength(1))),
  name: LocalText,
  hello: LocalText,
  /** Score from which an article is an answer, 0 to 1. Default 0.45. */
  threshold: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  flows: v.array(Flow),
})
export type AssistantFile = v.InferOutput<typeof AssistantFile>
