import type { Source } from '@deskbell/protocol'
import type { PromptMessage } from './prompt.ts'

/** An article as far as it is handed to whoever writes the answer. */
export interface GivenArticle extends Source {
  text: string
}

/** What is asked, without anything that is only the visitor's. */
export interface Asked {
  site: string
  conversation: string
  cid: string
  question: string
  locale: string
  /** What was said before, oldest first. */
  before: readonly { by: 'visitor' | 'assistant'; text: string }[]
  articles: readonly GivenArticle[]
}

/** A piece of an answer as it is written, or what it has cost so far. */
export type Piece = { text: string } | { tokens: number }

/** A model that writes; the key is known to it alone. Rejects where it cannot. */
export interface Model {
  name: string
  say(messages: readonly PromptMessage[], mostTokens: number, end: AbortSignal): AsyncIterable<Piece>
}

/** How an answer that came whole was meant. */
export interface WholeAnswer {
  text: string
  sources: readonly string[]
  handoff: boolean
}

/** Who writes answers: a model that streams, or the owner's bot that answers at once. Rejects where it cannot. */
export interface Answerer {
  /** For the log of answers: the model's name, or the bot's host. */
  name: string
  write(asked: Asked, end: AbortSignal): AsyncIterable<Piece> | Promise<WholeAnswer>
}
