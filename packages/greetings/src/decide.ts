import type { Greeting, GreetingReply, GreetingRules, GreetingShow } from '@deskbell/protocol'
import { inControl, pickVariant } from './bucket.ts'
import { blocksOf, capsOf } from './caps.ts'
import type { GreetingContext } from './context.ts'
import { type FilledText, fillText } from './text.ts'
import { greetingVars } from './vars.ts'
import { whyNot } from './when.ts'

/** A greeting with its words filled in, ready for a view. */
export interface ChosenGreeting {
  greeting: Greeting
  /** Id of the variant, `null` where the greeting has none. */
  variant: string | null
  show: GreetingShow
  as: 'bubble' | 'badge' | 'open'
  text: FilledText
  /** `say` is what answering with it says, in the same language. */
  replies: { label: string; say: string; reply: GreetingReply }[]
}

/**
 * Either a greeting to show, or why not. `withheld` is set for a visitor of the control group: show nothing, but
 * record the exposure at this moment, for without it the comparison would be biased.
 */
export type GreetingDecision = ChosenGreeting | { none: string[]; withheld?: ChosenGreeting }

/** A panel that opens by itself would be an interstitial on a phone; where the device is unknown, too. */
function formOf({ as = 'bubble' }: Greeting, { facts }: GreetingContext): ChosenGreeting['as'] {
  const large = facts.device === 'desktop' || facts.device === 'tablet'
  return as === 'open' && !large ? 'bubble' : as
}

/** The greeting with its texts, or `null` when a placeholder has no word for it. Asks for no condition. */
function fill(rules: GreetingRules, greeting: Greeting, context: GreetingContext): ChosenGreeting | null {
  const variant = pickVariant(greeting, context.visitorId, rules.version)
  if (!variant) return null
  const words = (locale: string) => greetingVars(greeting, context, locale)
  const filled = (text: GreetingShow['text']) => fillText(text, context.locale, words, context.siteLocale)
  const text = filled(variant.show.text)
  const replies = (variant.show.replies ?? []).flatMap((reply) => {
    const label = filled(reply.label)
    const say = reply.say === undefined ? label : filled(reply.say)
    return label && say ? [{ label: label.text, say: say.text, reply }] : []
  })
  if (!text || replies.length < (variant.show.replies?.length ?? 0)) return null
  return { greeting, variant: variant.id, show: variant.show, as: formOf(greeting, context), text, replies }
}

/** Every reason against one greeting, apart from those against all. */
function reasonsAgainst(rules: GreetingRules, greeting: Greeting, context: GreetingContext): string[] {
  return [
    ...(greeting.enabled === false ? ['disabled'] : []),
    ...whyNot(greeting.when, context),
    ...capsOf(rules, greeting, context),
    ...(fill(rules, greeting, context) ? [] : ['text']),
  ]
}

/** Higher priority first; equal ones as the file has them. */
function inOrder({ greetings }: GreetingRules): Greeting[] {
  return [...greetings].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
}

/**
 * Chooses the greeting for this moment, if any: the first by priority whose conditions hold and that passes all caps.
 * Pure: the same rules and context give the same answer. Call it on load, navigation, cart change, scroll, exit
 * intent, custom event, when a thing in `busy` ends, and after `nextDue`.
 *
 * @example
 * const decision = decideGreeting(rules, context)
 * if ('none' in decision) console.debug(decision.none)
 * else show(decision.text.parts, decision.replies)
 */
export function decideGreeting(rules: GreetingRules, context: GreetingContext): GreetingDecision {
  const blocks = blocksOf(rules, context)
  if (blocks.length > 0) return { none: blocks }
  for (const greeting of inOrder(rules)) {
    if (reasonsAgainst(rules, greeting, context).length > 0) continue
    const chosen = fill(rules, greeting, context)
    if (!chosen) continue
    return inControl(rules, context.visitorId) ? { none: ['control'], withheld: chosen } : chosen
  }
  return { none: ['nothing-due'] }
}

/** The greeting of this id whatever its conditions and caps, for a page that asks for it by name; `null` if it cannot be filled. */
export function pickGreeting(rules: GreetingRules, id: string, context: GreetingContext): ChosenGreeting | null {
  const greeting = rules.greetings.find((one) => one.id === id)
  return greeting ? fill(rules, greeting, context) : null
}

/** Why each greeting does or does not show now, in the order in which they are tried. */
export function explainGreeting(
  rules: GreetingRules,
  context: GreetingContext,
): { id: string; fires: boolean; reasons: string[] }[] {
  const blocks = blocksOf(rules, context)
  const control = inControl(rules, context.visitorId) ? ['control'] : []
  let taken = false
  return inOrder(rules).map((greeting) => {
    const own = [...reasonsAgainst(rules, greeting, context), ...blocks]
    const reasons = own.length > 0 ? own : taken ? ['outranked'] : control
    taken ||= own.length === 0
    return { id: greeting.id, fires: reasons.length === 0, reasons }
  })
}
