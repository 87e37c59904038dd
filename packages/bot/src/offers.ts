import type { HandoffReason } from '@deskbell/protocol'
import type { BotContext, Choice } from './types.ts'
import type { ToneWords } from './words/word-table.ts'

/** The choice that is never missing. */
export const toPerson = (reason: HandoffReason): Choice => ({
  label: { key: 'bot.human' },
  act: { kind: 'handoff', reason },
})

/** What is said besides answers, in the shopper's language or else in one of the others given. */
export function toneWords({ locale, words = [] }: BotContext): ToneWords | undefined {
  const own = words.find(({ lang }) => lang === locale.split('-')[0])
  return own?.says ?? words.find(({ says }) => says)?.says
}

/** Leaving a message instead of waiting; only where there are words to offer it with. */
export function toMessage(context: BotContext): Choice[] {
  const label = toneWords(context)?.message
  return label ? [{ label: { text: label }, act: { kind: 'message' } }] : []
}

export const toSearch = (query: string): Choice[] =>
  query ? [{ label: { key: 'bot.search' }, act: { kind: 'search', query } }] : []
