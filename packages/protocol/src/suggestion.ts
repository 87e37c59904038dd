import * as v from 'valibot'
import type { Source } from './body.ts'
import type { AnswerOutcome } from './generated.ts'
import { Cid, ConversationId, LanguageTag } from './ids.ts'
import { MessageText } from './text.ts'

/** An agent wants a reply to what the shopper asked last, to be edited before it is sent. */
export const DraftSuggest = v.object({ cid: Cid, conversation: ConversationId })
export type DraftSuggest = v.InferOutput<typeof DraftSuggest>

/** An agent wants words of a conversation in another language: the shopper's, to read them, or her own, to send them. */
export const TextTranslate = v.object({ cid: Cid, conversation: ConversationId, text: MessageText, to: LanguageTag })
export type TextTranslate = v.InferOutput<typeof TextTranslate>

/** Schemas of what agents may ask a model for, by event name. */
export const suggestionCommands = { 'draft:suggest': DraftSuggest, 'text:translate': TextTranslate } as const

/** What a model wrote for an agent; without words where `outcome` is not `answered`. Only a person sends it. */
export interface Suggestion {
  outcome: AnswerOutcome
  text: string
  /** The articles a draft comes from; a translation has none. */
  sources: Source[]
  /** Why there are no words, in one word of the code. */
  reason: string | null
  /** Whether the figures of a translation are not those of its text. */
  figuresDiffer: boolean
}

export interface SuggestionAnswers {
  'draft:suggest': Suggestion
  'text:translate': Suggestion
}
