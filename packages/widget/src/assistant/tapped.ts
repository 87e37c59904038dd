import { type Choice, fold, type Words } from '@deskbell/bot/core'

/**
 * The choice that somebody typed instead of tapping it, by its first words: "yes" for "Yes, thanks". Where a person is
 * offered first, a mere yes takes the offer. Who asks for a person in words is heard by what they say: that is why one
 * comes, not what the offer was for.
 */
export function tapped(text: string, offered: readonly Choice[], words: (words: Words) => string): Choice | undefined {
  const said = whole(text)
  const begins = (label: Words) => whole(words(label)).startsWith(said)
  const [first] = offered
  return (
    offered.find(({ label, act }) => !/search|handoff/.test(act.kind) && begins(label)) ??
    (first?.act.kind === 'handoff' && begins({ key: 'bot.yes' }) ? first : undefined)
  )
}

/** Folded, and with the end of its last word. */
const whole = (text: string): string => `${fold(text)} `
