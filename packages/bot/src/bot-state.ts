import type { BotState } from './types.ts'

/** The assistant at the start of a conversation. */
export const newBotState = (): BotState => ({ misses: 0, heard: [], heat: 0, silent: false })

/** A person was asked for or has taken over; the assistant says nothing more. */
export const silence = (state: BotState): BotState => ({ ...state, silent: true })

/** The conversation was given back, or begins anew. */
export const wake = (): BotState => newBotState()
