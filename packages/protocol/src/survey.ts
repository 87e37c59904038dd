import * as v from 'valibot'
import { Cid, ConversationId, ShortId, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { LocalText } from './text.ts'

const id = {
  id: Slug,
  text: LocalText,
  when: v.optional(v.strictObject({ question: Slug, min: v.optional(v.number()), max: v.optional(v.number()) })),
}
const ends = v.strictObject({ low: LocalText, high: LocalText })
const options = v.pipe(v.array(v.strictObject({ id: Slug, label: LocalText })), v.minLength(2), v.maxLength(20))

/** One question. `when` asks it only where the score of an earlier question lies in the range. */
export const Question = v.variant('kind', [
  /** Numbers from `min` to `max` with both ends named. `metric` says which formula reads it. */
  v.strictObject({
    ...id,
    kind: v.literal('rating'),
    metric: v.optional(v.picklist(['ces5', 'ces7', 'csat5', 'csat10', 'nps'])),
    min: v.pipe(v.number(), v.integer()),
    max: v.pipe(v.number(), v.integer()),
    ends,
  }),
  v.strictObject({
    ...id,
    kind: v.literal('choice'),
    many: v.optional(v.boolean()),
    other: v.optional(v.boolean()),
    options,
  }),
  v.strictObject({ ...id, kind: v.literal('open'), placeholder: v.optional(LocalText) }),
])
export type Question = v.InferOutput<typeof Question>

/** A survey as an owner writes it in a file. */
export const Survey = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  id: Slug,
  /** When it is offered. */
  trigger: v.picklist(['solved', 'ended', 'call']),
  thanks: v.optional(LocalText),
  questions: v.pipe(v.array(Question), v.minLength(1), v.maxLength(10)),
})
export type Survey = v.InferOutput<typeof Survey>

/** One given answer: a number for ratings, option ids for choices, text for open ones and for "other". */
export const GivenAnswer = v.object({
  question: Slug,
  score: v.optional(v.pipe(v.number(), v.integer())),
  choices: v.optional(v.pipe(v.array(Slug), v.maxLength(20))),
  text: v.optional(v.pipe(v.string(), v.maxLength(limits.text))),
})
export type GivenAnswer = v.InferOutput<typeof GivenAnswer>

/** What leaves the device, once per survey request; `request` is the id of the log entry that asked. */
export const SurveyAnswer = v.object({
  cid: Cid,
  survey: Slug,
  conversation: v.nullable(ConversationId),
  request: v.nullable(ShortId),
  outcome: v.picklist(['answered', 'skipped']),
  answers: v.pipe(v.array(GivenAnswer), v.maxLength(10)),
})
export type SurveyAnswer = v.InferOutput<typeof SurveyAnswer>
