import * as v from 'valibot'
import { Cid, ConversationId, LanguageTag } from './ids.ts'
import { MessageText } from './text.ts'

/** Longest question that is answered; who writes more tells a story that a person should read. */
export const questionLength = 1000

/**
 * A device wants an answer made on the server. The cid is that of the answer: where none comes in time, the device says
 * an article's answer under the same cid, so that there is one answer and never two.
 */
export const AnswerRequest = v.object({
  cid: Cid,
  conversation: ConversationId,
  question: v.pipe(MessageText, v.maxLength(questionLength)),
  locale: LanguageTag,
})
export type AnswerRequest = v.InferOutput<typeof AnswerRequest>

/**
 * How the making of an answer ended: in the log; not in the articles; for a person to say; over a limit of visitor, site
 * or day; or the model or bot did not deliver.
 */
export const answerOutcomes = ['answered', 'refused', 'handoff', 'limited', 'failed'] as const
export type AnswerOutcome = (typeof answerOutcomes)[number]

/** An answer as far as it is written. Provisional until `outcome` is set; what counts is the entry in the log. */
export interface AnswerChange {
  conversation: string
  cid: string
  text: string
  outcome: AnswerOutcome | null
}

/** What was made: an answer for a visitor; a draft of a reply, or a translation, for an agent. */
export const generatedKinds = ['answer', 'draft', 'translation'] as const
export type GeneratedKind = (typeof generatedKinds)[number]

/** Reads what was generated, newest first, to be reviewed. */
export const AnswerList = v.object({
  /** Older than this time, for the next page. */
  before: v.nullable(v.number()),
  outcome: v.nullable(v.picklist(answerOutcomes)),
})

/** One row of the log of generated answers. */
export interface GeneratedAnswer {
  kind: GeneratedKind
  /** Name of the agent for whom it was made; `null` for a visitor's answer. */
  agent: string | null
  cid: string
  conversation: string
  at: number
  /** As it was sent to the model: without card numbers, addresses and long numbers. */
  question: string
  /** What the model wrote, also where it was not shown. */
  text: string
  sources: { id: string; title: string }[]
  outcome: AnswerOutcome
  /** Why it was not shown, in one word of the code; `null` where it was. */
  reason: string | null
  by: string
  ms: number
  tokens: number
}
