import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import { day } from './calendar.ts'
import type { GreetingContext } from './context.ts'

export const week = 7 * day

/** What holds where the file says nothing. */
export const defaultLimits = {
  perPage: 1,
  perSession: 2,
  perWeek: 4,
  secondsBetween: 60,
  firstAfterSeconds: 8,
  quietDaysAfterDismiss: 7,
  muteAfterDismissals: 2,
  quietDaysAfterChat: 1,
} as const
export type GreetingLimits = { readonly [K in keyof typeof defaultLimits]: number }

export function limitsOf({ limits = {} }: GreetingRules): GreetingLimits {
  const set = Object.entries(limits).filter(([, value]) => value !== undefined)
  return { ...defaultLimits, ...Object.fromEntries(set) }
}

/** Reasons that keep away every greeting of the file, first those of the moment. */
export function blocksOf(rules: GreetingRules, context: GreetingContext): string[] {
  const { memory, now, session, pageId, busy, pageSeconds } = context
  const limits = limitsOf(rules)
  const { recent } = memory
  const last = recent.at(-1)
  const reasons: [string, boolean][] = [
    ['muted', memory.muted || memory.dismissals >= limits.muteAfterDismissals],
    ['quiet:chat', memory.chatAt !== null && now - memory.chatAt < limits.quietDaysAfterChat * day],
    ['limit:firstAfterSeconds', pageSeconds < limits.firstAfterSeconds],
    ['limit:perPage', recent.filter((one) => one.page === pageId).length >= limits.perPage],
    ['limit:perSession', recent.filter((one) => one.session === session).length >= limits.perSession],
    ['limit:perWeek', recent.filter((one) => now - one.at < week).length >= limits.perWeek],
    ['limit:secondsBetween', last !== undefined && now - last.at < limits.secondsBetween * 1000],
  ]
  return [...busy.map((one) => `busy:${one}`), ...reasons.filter(([, holds]) => holds).map(([reason]) => reason)]
}

/** On checkout nothing may distract from paying but a badge; elsewhere the owner's quiet places hold for all. */
export function isQuietPlace(rules: GreetingRules, greeting: Greeting, { facts }: GreetingContext): boolean {
  if (facts.page === 'checkout' && greeting.as !== 'badge') return true
  return (rules.quietOn ?? []).some((place) => {
    if (!place.startsWith('@')) return matchesAddress(place, facts.url) === true
    return place !== '@checkout' && place.slice(1) === facts.page
  })
}

function countOf({ id, repeat }: Greeting, { memory, now, session, pageId }: GreetingContext): number {
  const own = memory.recent.filter((one) => one.id === id)
  switch (repeat?.per ?? 'week') {
    case 'page':
      return own.filter((one) => one.page === pageId).length
    case 'session':
      return own.filter((one) => one.session === session).length
    case 'day':
      return own.filter((one) => now - one.at < day).length
    case 'week':
      return own.filter((one) => now - one.at < week).length
    default:
      return memory.seen[id]?.count ?? 0
  }
}

/** Reasons that keep away this greeting, after those of the whole file. Days and weeks roll, they do not begin on a date. */
export function capsOf(rules: GreetingRules, greeting: Greeting, context: GreetingContext): string[] {
  const dismissedAt = context.memory.seen[greeting.id]?.dismissedAt ?? null
  const quiet = limitsOf(rules).quietDaysAfterDismiss * day
  const reasons: [string, boolean][] = [
    ['quiet:place', isQuietPlace(rules, greeting, context)],
    ['quiet:dismissed', dismissedAt !== null && context.now - dismissedAt < quiet],
    ['repeat', countOf(greeting, context) >= (greeting.repeat?.max ?? 1)],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}
