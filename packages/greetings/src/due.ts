import type { GreetingRules } from '@deskbell/protocol'
import type { GreetingContext } from './context.ts'
import { decideGreeting } from './decide.ts'
import { clocks, momentsAhead } from './moments.ts'
import { whole } from './whole.ts'

/** A modal or a focused field may go without an event that anyone hears, so a greeting that waits for it asks again. */
const retry = 5000

/** The context as it will be if only time passes. */
function later(context: GreetingContext, ms: number): GreetingContext {
  const facts = { ...context.facts }
  for (const [key, unit] of clocks) {
    const value = facts[key]
    if (value != null) facts[key] = value + ms / unit
  }
  return { ...context, now: context.now + ms, pageSeconds: context.pageSeconds + ms / 1000, busy: [], facts }
}

function isDue(rules: GreetingRules, context: GreetingContext): boolean {
  const decision = decideGreeting(rules, context)
  return !('none' in decision) || decision.withheld !== undefined
}

/**
 * Milliseconds until a greeting may become due by time alone, so that one timer is enough for all rules; `null` when
 * none will unless something else changes. Never 0: ask `decideGreeting` first.
 */
export function nextDue(rules: GreetingRules, context: GreetingContext): number | null {
  if (context.busy.some((one) => one === 'automated' || one === 'tab-hidden')) return null
  if (context.busy.length > 0 && isDue(rules, later(context, 0))) return retry
  const inTurn = [...new Set(momentsAhead(rules, whole(context)))].sort((a, b) => a - b)
  return inTurn.find((ms) => isDue(rules, later(context, ms))) ?? null
}
