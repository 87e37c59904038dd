import * as core from './core.ts'
import type { BotContext, BotState, Decision, Hit, Message } from './types.ts'
import { allWords } from './words/all.ts'

export { fold, type Mood, moods, newBotState, type Reading, readMood, silence, type WordTable, wake } from './core.ts'
export * from './types.ts'
export { allWords }

/**
 * What the assistant says to a message, in any shipped language. A page that counts bytes imports `@deskbell/bot/core`
 * and gives the words of its shopper's language (`@deskbell/bot/words`) as `context.words`.
 */
export const decideReply = (state: BotState, message: Message, hits: readonly Hit[], context: BotContext): Decision =>
  core.decideReply(state, message, hits, { words: allWords, ...context })

/** Whether the shopper asks for a person, in any shipped language unless others are given. */
export const wantsPerson = (text: string, tables = allWords): boolean => core.wantsPerson(text, tables)
