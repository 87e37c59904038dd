import type { GreetingFacts, GreetingVars } from '@deskbell/greetings/context'
import type { Shell } from '../launcher/shell.ts'
import type { Kept } from './edge/kept.ts'
import type { Reachable } from './edge/reachable.ts'

export { createRareParts } from '@deskbell/greetings/rare'
export { watchProduct } from './edge/product.ts'
export { watchReachable } from './edge/reachable.ts'

/** Names of what the page tracked. */
const eventsOf = (said: Shell['said']): string[] =>
  said.flatMap(([verb, name]) => (verb === 'track' ? [`${name}`] : []))

const keys = ['source', 'medium', 'campaign', 'term', 'content']

/** The campaign marks of an address. */
function utmOf(address: string): NonNullable<GreetingFacts['utm']> {
  const { searchParams } = new URL(address)
  const marks = keys.map((key) => [key, searchParams.get(`utm_${key}`)])
  return Object.fromEntries(marks.filter(([, value]) => value))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What the page said of its shopper by `identify` and `set`, the newest of each word. */
export function shopperOf(said: Shell['said']): { id: unknown; name: unknown; attributes: Record<string, unknown> } {
  let person: Record<string, unknown> = {}
  let attributes = {}
  for (const [verb, given] of said as readonly (readonly [string, unknown])[]) {
    if (!isRecord(given)) continue
    if (verb === 'identify') person = given
    if (verb === 'identify' || verb === 'set') {
      attributes = { ...attributes, ...(isRecord(given.attributes) && given.attributes) }
    }
  }
  return { id: person.id, name: person.name, attributes }
}

/** Words that only the page knows. */
export function varsOf(said: Shell['said'], reachable: Reachable | null, locale: string): GreetingVars {
  const { name } = shopperOf(said)
  const firstName = typeof name === 'string' ? name.trim().split(/\s+/)[0]! : ''
  const opensAt = reachable?.opensAt
  const clock = opensAt
    ? new Intl.DateTimeFormat(locale, { weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(opensAt)
    : ''
  return { firstName, opensAt: clock }
}

/** What the shop says where it is; `Shopify.country` is what its own storefront works with. */
function countryOf(attributes: Record<string, unknown>): string | null {
  const { country = (window as { Shopify?: { country?: unknown } }).Shopify?.country } = attributes
  return typeof country === 'string' && country ? country : null
}

/** Facts that few rule files ask for. */
export function factsOf(
  said: Shell['said'],
  kept: Kept,
  reachable: Reachable | null,
  { url, now }: { url: string; now: number },
): Partial<GreetingFacts> {
  const { id, attributes } = shopperOf(said)
  return {
    utm: utmOf(url),
    events: eventsOf(said),
    identified: Boolean(id),
    attributes,
    country: countryOf(attributes),
    visits: kept.visits,
    daysSinceLastVisit: kept.lastVisit === null ? null : (now - kept.lastVisit) / 86_400_000,
    hours: reachable && (reachable.open ? 'open' : 'closed'),
    agents: reachable && (reachable.online > 0 ? 'online' : 'offline'),
  }
}
