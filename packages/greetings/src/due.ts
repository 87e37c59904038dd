import type { GreetingRange, GreetingRules, GreetingWhen } from '@deskbell/protocol'
import { day, untilDate, untilTime } from './calendar.ts'
import { limitsOf, week } from './caps.ts'
import type { GreetingContext } from './context.ts'
import { decideGreeting } from './decide.ts'

/** Longer timers fire at once (`setTimeout` holds 31 bits). */
const longestTimer = 2 ** 31 - 1
/** A modal or a focused field may go without an event that anyone hears, so a greeting that waits for it asks again. */
const retry = 5000

const clocks = [
  ['seconds', 1000],
  ['sessionSeconds', 1000],
  ['idleSeconds', 1000],
  ['cartIdleMinutes', 60_000],
] as const

/** When a growing value enters the range, and when it has left it. */
function crossings(range: GreetingRange, value: number, unit: number): number[] {
  const { min, max } = typeof range === 'number' ? { min: range, max: undefined } : range
  return [
    ...(min === undefined ? [] : [(min - value) * unit]),
    ...(max === undefined ? [] : [(max - value) * unit + 1]),
  ]
}

/** Milliseconds from now at which a condition may change by time alone. */
function momentsOf(when: GreetingWhen, context: GreetingContext): number[] {
  const counted = clocks.flatMap(([key, unit]) => {
    const value = context.facts[key]
    return when[key] === undefined || value == null ? [] : crossings(when[key], value, unit)
  })
  const midnight = when.days ? [untilTime('00:00', context)] : []
  const times = (when.between ?? []).map((clock) => untilTime(clock, context))
  const from = when.from ? [untilDate(when.from, context)] : []
  const until = when.until ? [untilDate(when.until, context) + day] : []
  const nested = [...(when.any ?? []), ...(when.not ? [when.not] : [])].flatMap((one) => momentsOf(one, context))
  return [...counted, ...midnight, ...times, ...from, ...until, ...nested]
}

/** Milliseconds from now at which a cap or a quiet time ends. */
function releasesOf(rules: GreetingRules, { memory, now, pageSeconds }: GreetingContext): number[] {
  const limits = limitsOf(rules)
  const dismissed = Object.values(memory.seen).flatMap((one) => (one.dismissedAt === null ? [] : [one.dismissedAt]))
  const ends = [
    ...memory.recent.flatMap(({ at }) => [at + limits.secondsBetween * 1000, at + day, at + week]),
    ...dismissed.map((at) => at + limits.quietDaysAfterDismiss * day),
    ...(memory.chatAt === null ? [] : [memory.chatAt + limits.quietDaysAfterChat * day]),
  ]
  return [(limits.firstAfterSeconds - pageSeconds) * 1000, ...ends.map((at) => at - now)]
}

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
  const moments = [...rules.greetings.flatMap((one) => momentsOf(one.when, context)), ...releasesOf(rules, context)]
    .map(Math.ceil)
    .filter((ms) => ms > 0 && ms <= longestTimer)
  const inTurn = [...new Set(moments)].sort((a, b) => a - b)
  return inTurn.find((ms) => isDue(rules, later(context, ms))) ?? null
}
