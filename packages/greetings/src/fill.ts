import type { Greeting, GreetingReply, GreetingRules, GreetingShow } from '@deskbell/protocol'
import type { Moment } from './check.ts'
import type { GreetingVars } from './context.ts'
import { type FilledText, fillText } from './text.ts'
import { varsFor } from './vars.ts'

/** A greeting with its words filled in, ready for a view. */
export interface ChosenGreeting {
  greeting: Greeting
  /** Id of the variant, `null` where the greeting has none. */
  variant: string | null
  show: GreetingShow
  as: 'bubble' | 'badge' | 'open'
  text: FilledText
  /** What its placeholders stand for. */
  vars: GreetingVars
  /** `say` is what answering with it says, in the same language. */
  replies: { label: string; say: string; reply: GreetingReply }[]
}

/**
 * Either a greeting to show, or why not. `withheld` is set for a visitor of the control group: show nothing, but
 * record the exposure at this moment, for without it the comparison would be biased.
 */
export type GreetingDecision = ChosenGreeting | { none: string[]; withheld?: ChosenGreeting }

/** A panel that opens by itself would be an interstitial on a phone; where the device is unknown, too. */
function formOf({ as = 'bubble' }: Greeting, { facts }: Moment): ChosenGreeting['as'] {
  return as === 'open' && !/desktop|tablet/.test(`${facts.device}`) ? 'bubble' : as
}

/** The greeting with its texts, or `null` when a placeholder has no word for it. Asks for no condition. */
export function fill({ version }: GreetingRules, greeting: Greeting, at: Moment): ChosenGreeting | null {
  const own = greeting.show ? { id: null, show: greeting.show } : at.rare?.pickVariant(greeting, at.visitorId, version)
  if (!own) return null
  const { id: variant, show } = own
  const words = (locale: string) => varsFor(greeting, at, locale)
  const filled = (text: GreetingShow['text']) => fillText(text, at.locale, words, at.siteLocale)
  const text = filled(show.text)
  const replies = (show.replies ?? []).map((reply) => {
    const label = filled(reply.label)
    const say = reply.say === undefined ? label : filled(reply.say)
    return label && say && { label: label.text, say: say.text, reply }
  })
  if (!text || replies.includes(null)) return null
  return {
    ...{ greeting, variant, show, as: formOf(greeting, at), text, vars: words(text.locale) },
    replies: replies as ChosenGreeting['replies'],
  }
}

/** Chooses the first of the greetings that are due whose words are known. */
export function chooseFrom(due: readonly Greeting[], rules: GreetingRules, at: Moment): GreetingDecision {
  for (const greeting of due) {
    const chosen = fill(rules, greeting, at)
    if (!chosen) continue
    return at.rare?.inControl(rules, at.visitorId) ? { none: ['control'], withheld: chosen } : chosen
  }
  return { none: ['nothing-due'] }
}
