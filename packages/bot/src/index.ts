import * as core from './core.ts'
import { createListener } from './listener.ts'
import type { BotContext, BotState, Decision, Hit, Message } from './types.ts'
import { wantsPerson as wantsPersonIn } from './wants-person.ts'
import { allWords } from './words/all.ts'

export { newBotState, silence, wake } from './core.ts'
export { fold } from './fold.ts'
export * from './types.ts'
/** Words of every shipped language, for `createListener`. */
export { allWords as wordTables } from './words/all.ts'
export { createListener }

/**
 * What the assistant says to a message, understood in every shipped language. A page that counts bytes imports
 * `@deskbell/bot/core` instead and gives `context.listener` what `loadListener` fetches for its shopper.
 */
export const decideReply = (state: BotState, message: Message, hits: readonly Hit[], context: BotContext): Decision =>
  core.decideReply(state, message, hits, { listener: createListener(allWords, context.locale), ...context })

/** Whether the shopper asks for a person, in any shipped language. */
export const wantsPerson = (text: string): boolean => wantsPersonIn(text, allWords)
