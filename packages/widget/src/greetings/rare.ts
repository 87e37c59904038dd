import { common, type RareParts } from '@deskbell/greetings/check'
import type { GreetingFacts, GreetingVars } from '@deskbell/greetings/context'
import type { GreetingMemory } from '@deskbell/greetings/memory'
import { createRareParts } from '@deskbell/greetings/rare'
import { utmOf } from '@deskbell/greetings/utm'
import type { GreetingRules } from '@deskbell/protocol'
import type { ObservedPage } from '../edge/page-facts.ts'
import type { Shell } from '../launcher/shell.ts'
import { type Keeper, load } from './edge/kept.ts'
import { watchProduct } from './edge/product.ts'
import { type Reachable, watchReachable } from './edge/reachable.ts'
import { readVisits } from './edge/visits.ts'

/** Names of what the page tracked. */
const eventsOf = (said: Shell['said']): string[] =>
  said.flatMap(([verb, name]) => (verb === 'track' ? [`${name}`] : []))

type Given = { id?: unknown; name?: unknown; attributes?: Record<string, unknown> } | null | undefined

/** What the page said of its shopper by `identify` and `set`, the newest of each word. */
function shopperOf(said: Shell['said']): { id: unknown; name: unknown; attributes: Record<string, unknown> } {
  let person: Given
  let attributes = {}
  for (const [verb, given] of said as readonly (readonly [string, Given])[]) {
    if (verb === 'identify') person = given
    if (verb === 'identify' || verb === 'set') attributes = { ...attributes, ...given?.attributes }
  }
  return { id: person?.id, name: person?.name, attributes }
}

/** Words that only the page knows. */
function varsOf(said: Shell['said'], reachable: Reachable | null, locale: string): GreetingVars {
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

/** When a survey was last put before the shopper on this device: in the panel, or by a card; ms since 1970. */
function surveyedAt(siteKey: string, { seen }: GreetingMemory): number {
  const asked = { ...seen, ...load('localStorage', `deskbell:${siteKey}:like:surveys`) } as Record<
    string,
    { at: number }
  >
  return Math.max(0, ...Object.keys(asked).map((name) => (/^survey-/.test(name) ? asked[name]!.at : 0)))
}

export interface RareHost {
  shell: Shell
  page: ObservedPage
  rules: GreetingRules
  /** Conditions that the rule file uses. */
  used: ReadonlySet<string>
  keeper: Keeper
  onChange(): void
  signal: AbortSignal
}

/** What few rule files ask for, found out as far as this one does. */
export interface Rare {
  parts: RareParts
  facts(url: string, now: number): Partial<GreetingFacts>
  vars(locale: string): GreetingVars
}

export function createRare({ shell, page, rules, used, keeper, onChange, signal }: RareHost): Rare {
  const nothing = () => null
  const asksWho = used.has('agents') || used.has('hours') || JSON.stringify(rules).includes('{opensAt}')
  const reachable = asksWho ? watchReachable(shell.options, onChange, signal) : nothing
  const product = used.has('product') ? watchProduct(page, onChange) : nothing
  const visits = used.has('visits') || used.has('daysSinceLastVisit') ? readVisits : nothing
  return {
    parts: createRareParts(common),
    vars: (locale) => varsOf(shell.said, reachable(), locale),
    facts(url, now) {
      const { id, attributes } = shopperOf(shell.said)
      const who = reachable()
      const { siteKey } = shell.options
      const kept = keeper.read()
      return {
        product: product(),
        utm: utmOf(url),
        events: eventsOf(shell.said),
        identified: Boolean(id),
        attributes,
        country: countryOf(attributes),
        ...visits(siteKey, kept, now),
        daysSinceSurvey: (now - surveyedAt(siteKey, kept.memory)) / 86_400_000,
        hours: who && (who.open ? 'open' : 'closed'),
        agents: who && (who.online > 0 ? 'online' : 'offline'),
      }
    },
  }
}
