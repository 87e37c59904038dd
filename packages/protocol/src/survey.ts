import * as v from 'valibot'
import { Cid, ConversationId, ShortId, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { wrongSurvey } from './survey-faults.ts'
import { LocalText } from './text.ts'

export { metricScales } from './survey-faults.ts'

const id = {
  id: Slug,
  text: LocalText,
  when: v.optional(v.strictObject({ question: Slug, min: v.optional(v.number()), max: v.optional(v.number()) })),
}
const ends = v.strictObject({ low: LocalText, high: LocalText })
const point = v.pipe(v.number(), v.integer(), v.minValue(-10), v.maxValue(10))
const options = v.pipe(v.array(v.strictObject({ id: Slug, label: LocalText })), v.minLength(2), v.maxLength(20))
const rows = v.pipe(v.array(v.strictObject({ id: Slug, label: LocalText })), v.minLength(1), v.maxLength(12))
const pair = v.strictObject({ id: Slug, ends, good: v.optional(v.picklist(['low', 'high']), 'high') })
const pairs = v.pipe(v.array(pair), v.minLength(1), v.maxLength(12))

/** One question. `when` asks it only where the score of an earlier question lies in the range. */
export const Question = v.variant('kind', [
  /** Numbers from `min` to `max` with both ends named. `metric` says which formula reads it, and fixes the scale. */
  v.strictObject({
    ...id,
    kind: v.literal('rating'),
    metric: v.optional(v.picklist(['ces5', 'ces7', 'csat5', 'csat10', 'nps'])),
    min: point,
    max: point,
    ends,
  }),
  /** Two buttons with the words of `ends`; the score is 0 for bad and 1 for good. */
  v.strictObject({
    ...id,
    kind: v.literal('good-bad'),
    ends,
    min: v.optional(v.literal(0), 0),
    max: v.optional(v.literal(1), 1),
  }),
  /** One of several (nominal), or `many`; `other` adds a field for one's own words. */
  v.strictObject({
    ...id,
    kind: v.literal('choice'),
    many: v.optional(v.boolean()),
    other: v.optional(v.boolean()),
    options,
  }),
  /** Statements, each rated on the same scale. */
  v.strictObject({ ...id, kind: v.literal('likert'), min: point, max: point, ends, rows }),
  /**
   * Pairs of opposite words, each a scale between its two. `good` says which word of a pair is the favourable one;
   * `ends` names both sides where all pairs are turned the same way, in reports.
   */
  v.strictObject({
    ...id,
    kind: v.literal('differential'),
    min: v.optional(v.literal(1), 1),
    max: v.optional(v.picklist([5, 7]), 7),
    ends: v.optional(ends, { low: '−', high: '+' }),
    pairs,
  }),
  v.strictObject({ ...id, kind: v.literal('open'), placeholder: v.optional(LocalText) }),
])
export type Question = v.InferOutput<typeof Question>

/**
 * What a survey waits for: the agent solved it, the shopper said that the assistant did, the conversation ended, it has
 * one of `tags`, the shopper is about to leave, came back, `days` have passed since the end, or the page's code asked.
 */
export const surveyTriggers = ['solved', 'bot-solved', 'ended', 'tag', 'exit', 'return', 'days', 'call'] as const
export type SurveyTrigger = (typeof surveyTriggers)[number]
const days = v.pipe(v.number(), v.integer(), v.maxValue(365))

/** A survey as an owner writes it in a file. */
export const Survey = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    version: v.literal(1),
    id: Slug,
    /** When it is offered. */
    trigger: v.picklist(surveyTriggers),
    /** With the trigger `tag`: any of these. */
    tags: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), v.minLength(1), v.maxLength(20)),
    ),
    /** With the trigger `days`: so many days after the end of the conversation. */
    days: v.optional(v.pipe(days, v.minValue(1))),
    /** Percent of visitors that are asked at all; the same visitor is always in or always out. */
    sample: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
    /** Days without any survey before this one; 30 unless told, 90 with an NPS question. */
    cooldownDays: v.optional(v.pipe(days, v.minValue(0))),
    thanks: v.optional(LocalText),
    questions: v.pipe(v.array(Question), v.minLength(1), v.maxLength(10)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { path, expected, received } of wrongSurvey(dataset.value)) {
      let input: unknown = dataset.value
      const steps = path.map((key) => {
        const step = {
          type: 'unknown' as const,
          origin: 'value' as const,
          input,
          key,
          value: Reflect.get(Object(input), key),
        }
        input = step.value
        return step
      })
      addIssue({ message: expected, expected, received, path: steps as [(typeof steps)[number]] })
    }
  }),
)
export type Survey = v.InferOutput<typeof Survey>

/**
 * One given answer: a number for ratings and good-bad, option ids for choices, text for open ones and for "other", a
 * number per row or pair for likert and differential.
 */
export const GivenAnswer = v.object({
  question: Slug,
  score: v.optional(v.pipe(v.number(), v.integer())),
  choices: v.optional(v.pipe(v.array(Slug), v.maxLength(20))),
  text: v.optional(v.pipe(v.string(), v.maxLength(limits.text))),
  rows: v.optional(v.pipe(v.record(Slug, v.pipe(v.number(), v.integer())), v.maxEntries(12))),
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

/** Something happened in a conversation that a survey may wait for; the server decides whether one is due. */
export const SurveyOffer = v.object({
  cid: Cid,
  conversation: ConversationId,
  moment: v.picklist(['bot-solved', 'call']),
  /** With `call`: the one that is meant. */
  survey: v.nullable(Slug),
})
export type SurveyOffer = v.InferOutput<typeof SurveyOffer>
