import * as v from 'valibot'
import { Slug } from './ids.ts'
import { LocalText } from './text.ts'

const Choice = v.strictObject({
  label: LocalText,
  /** The next step, or one of the fixed ends. */
  go: v.optional(Slug),
  article: v.optional(Slug),
  handoff: v.optional(v.boolean()),
})

/** One step of an assistant flow: says something, then offers choices. */
export const FlowStep = v.strictObject({
  id: Slug,
  say: LocalText,
  choices: v.pipe(v.array(Choice), v.minLength(1), v.maxLength(6)),
})
export type FlowStep = v.InferOutput<typeof FlowStep>

export const Flow = v.strictObject({
  id: Slug,
  /** Words of the shopper that start it (any of them, per language), or a greeting's reply that names the flow. */
  startsOn: v.optional(
    v.strictObject({ words: v.optional(v.record(v.string(), v.array(v.string()))), greeting: v.optional(Slug) }),
  ),
  steps: v.pipe(v.array(FlowStep), v.minLength(1)),
})
export type Flow = v.InferOutput<typeof Flow>

/** The assistant's file: its opening line, its threshold and its flows. */
export const AssistantFile = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  name: LocalText,
  hello: LocalText,
  /** Score from which an article is an answer, 0 to 1. Default 0.45. */
  threshold: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  flows: v.array(Flow),
})
export type AssistantFile = v.InferOutput<typeof AssistantFile>
