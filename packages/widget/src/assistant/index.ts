/** The assistant's code: a chunk of its own, for who only searches help needs none of it. */
export {
  type BotContext,
  type BotState,
  type Choice,
  type Decision,
  decideReply,
  loadListener,
  type Message,
  newBotState,
  type Words,
} from '@deskbell/bot/core'
export type { Maker, Told } from './made/index.ts'
export { speak } from './speak.ts'
export { type Knowledge, think } from './think.ts'
