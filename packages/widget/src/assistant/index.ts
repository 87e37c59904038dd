/** The assistant's code: a chunk of its own, for who only searches help needs none of it. */
export type { BotContext, BotState, Choice, Decision, Message, Words } from '@deskbell/bot/core'
export { createBrain } from './brain.ts'
export type { Maker, Told } from './made/index.ts'
