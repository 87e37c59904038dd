import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import type { GreetingContext } from './context.ts'
import { day, week } from './time.ts'

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
type Limits = { readonly [K in keyof typeof defaultLimits]: number }

/** A rule file is JSON: what it does not set is not there. */
export const limitsOf = ({ limits }: GreetingRules): Limits => ({ ...defaultLimits, ...(limits as Partial<Limits>) })

/** What counts as once more within a span. Days and weeks roll, they do not begin on a date. */
function countWithin(per: string, { memory, now, session, pageId }: GreetingContext, id?: string): number {
  const { length } = memory.recent.filter((one) => {
    if (id && one.id !== id) return false
    if (per === 'page') return one.page === pageId
    return per === 'session' ? one.session === session : now - one.at < (per === 'day' ? day : week)
  })
  return length
}

/** The reasons that hold. */
export const reasonsOf = <Reason extends string>(all: { readonly [K in Reason]?: unknown }): Reason[] =>
  (Object.keys(all) as Reason[]).filter((reason) => all[reason])

/** Reasons that keep away every greeting of the file, first those of the moment. */
export function blocksOf(rules: GreetingRules, context: GreetingContext): string[] {
  const { memory, now, busy, pageSeconds } = context
  const limits = limitsOf(rules)
  const chatAt = memory.chatAt ?? -Infinity
  const lastAt = memory.recent.at(-1)?.at ?? -Infinity
  return [
    ...busy.map((one) => `busy:${one}`),
    ...reasonsOf({
      muted: memory.muted || memory.dismissals >= limits.muteAfterDismissals,
      'quiet:chat': now - chatAt < limits.quietDaysAfterChat * day,
      'limit:firstAfterSeconds': pageSeconds < limits.firstAfterSeconds,
      'limit:perPage': countWithin('page', context) >= limits.perPage,
      'limit:perSession': countWithin('session', context) >= limits.perSession,
      'limit:perWeek': countWithin('week', context) >= limits.perWeek,
      'limit:secondsBetween': now - lastAt < limits.secondsBetween * 1000,
    }),
  ]
}

/** On checkout nothing may distract from paying but a badge; elsewhere the owner's quiet places hold for all. */
function isQuietPlace({ quietOn = [] }: GreetingRules, { as }: Greeting, { facts }: GreetingContext): boolean {
  if (facts.page === 'checkout') {
    if (as !== 'badge') return true
  } else if (quietOn.includes(`@${facts.page}`)) return true
  return quietOn.some((place) => !place.startsWith('@') && matchesAddress(place, facts.url))
}

/** Reasons that keep away this greeting, after those of the whole file. */
export function capsOf(rules: GreetingRules, greeting: Greeting, context: GreetingContext): string[] {
  const { id, repeat: { max = 1, per = 'week' } = {} } = greeting
  const { seen } = context.memory
  const quiet = limitsOf(rules).quietDaysAfterDismiss * day
  const count = per === 'ever' ? (seen[id]?.count ?? 0) : countWithin(per, context, id)
  return reasonsOf({
    'quiet:place': isQuietPlace(rules, greeting, context),
    'quiet:dismissed': context.now - (seen[id]?.dismissedAt ?? -Infinity) < quiet,
    repeat: count >= max,
  })
}
