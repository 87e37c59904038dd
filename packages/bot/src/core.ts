export { newBotState, silence, wake } from './bot-state.ts'
export { decideReply } from './decide-reply.ts'
export * from './types.ts'
export { loadListener } from './words/load-listener.ts'
