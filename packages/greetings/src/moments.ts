import type { GreetingRange, GreetingRules, GreetingWhen } from '@deskbell/protocol'
import { limitsOf } from './caps.ts'
import type { Moment } from './check.ts'
import { once } from './once.ts'
import { day, week } from './time.ts'
import { blocksOfAll } from './used.ts'

/** Longer timers fire at once (`setTimeout` holds 31 bits). */
const longestTimer = 2 ** 31 - 1

/** Facts that grow by themselves, and their unit in ms. */
export const clocks = [
  ['seconds', 1000],
  ['sessionSeconds', 1000],
  ['idleSeconds', 1000],
  ['cartIdleMinutes', 60_000],
] as const

/** Milliseconds until a growing value enters the range, and until it has left it. */
function crossings(range: GreetingRange, value: number, unit: number): number[] {
  const { min = value, max = -Infinity } = typeof range === 'number' ? { min: range } : range
  return [(min - value) * unit, (max - value) * unit + 1]
}

/** Milliseconds from now at which a condition may change by time alone. */
function momentsOf(when: GreetingWhen, at: Moment): number[] {
  const counted = clocks.flatMap(([key, unit]) => {
    const value = at.facts[key]
    return when[key] === undefined || value == null ? [] : crossings(when[key], value, unit)
  })
  return [...counted, ...(at.rare?.moments(when, at) ?? [])]
}

/** Milliseconds from now at which a cap or a quiet time ends. */
function releasesOf(rules: GreetingRules, { memory, now, pageSeconds }: Moment): number[] {
  const limits = limitsOf(rules)
  const ends = [
    ...memory.recent.flatMap(({ at }) => [at + limits.secondsBetween * 1000, at + day, at + week]),
    ...Object.values(memory.seen).map((one) => (one.dismissedAt ?? 0) + limits.quietDaysAfterDismiss * day),
    (memory.chatAt ?? 0) + limits.quietDaysAfterChat * day,
  ]
  return [(limits.firstAfterSeconds - pageSeconds) * 1000, ...ends.map((at) => at - now)]
}

const blocksOf = once(blocksOfAll)

/** Milliseconds from now, above 0, at which something may become due by time alone; in no order. */
export function momentsAhead(rules: GreetingRules, at: Moment): number[] {
  return [...blocksOf(rules).flatMap((when) => momentsOf(when, at)), ...releasesOf(rules, at)]
    .map(Math.ceil)
    .filter((ms) => ms > 0 && ms <= longestTimer)
}
