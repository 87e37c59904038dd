import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { blocksOf } from './caps.ts'
import { greetingsDue } from './choose.ts'
import type { GreetingContext, GreetingVars } from './context.ts'
import { type Explained, explain } from './explain.ts'
import { type ChosenGreeting, chooseFrom, fill, type GreetingDecision } from './fill.ts'
import { varsFor } from './vars.ts'
import { whole } from './whole.ts'

export type { ChosenGreeting, GreetingDecision } from './fill.ts'

/** The words for a greeting's placeholders, in the language of its text. What is not known is empty. */
export function greetingVars(greeting: Greeting, context: GreetingContext, locale: string): GreetingVars {
  return varsFor(greeting, whole(context), locale)
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
  return chooseFrom(greetingsDue(rules, whole(context)), rules, whole(context))
}

/** The greeting of this id whatever its conditions and caps, for a page that asks for it by name; `null` if it cannot be filled. */
export function pickGreeting(rules: GreetingRules, id: string, context: GreetingContext): ChosenGreeting | null {
  const greeting = rules.greetings.find((one) => one.id === id)
  return greeting ? fill(rules, greeting, whole(context)) : null
}

/** Why each greeting does or does not show now, in the order in which they are tried. */
export const explainGreeting = (rules: GreetingRules, context: GreetingContext): Explained[] =>
  explain(rules, whole(context), fill)
