import type { HandoffReason } from '@deskbell/protocol'
import type { BotContext, Choice } from './types.ts'

/** The choice that is never missing. */
export const toPerson = (reason: HandoffReason): Choice => ({
  label: { key: 'bot.human' },
  act: { kind: 'handoff', reason },
})

/** Leaving a message instead of waiting; only where there are words to offer it with. */
export function toMessage(context: BotContext): Choice[] {
  const label = context.listener?.says?.message
  return label ? [{ label: { text: label }, act: { kind: 'message' } }] : []
}

export const toSearch = (query: string): Choice[] =>
  query ? [{ label: { key: 'bot.search' }, act: { kind: 'search', query } }] : []
