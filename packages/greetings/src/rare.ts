import type { GreetingWhen } from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import { inControl, pickVariant } from './bucket.ts'
import { betweenTimes, momentsOfCalendar, notAfter, notBefore, onDay } from './calendar.ts'
import type { Check, RareParts } from './check.ts'
import type { GreetingFacts } from './context.ts'
import { cartHas, findItem, productMatches } from './item.ts'
import { matches, matchesOne, within } from './pattern.ts'
import { all, type Truth } from './truth.ts'

function product(wanted: NonNullable<GreetingWhen['product']>, { product, page }: GreetingFacts): Truth {
  if (product) return productMatches(wanted, product)
  // Any other page has no product, and that is known.
  return page == null || page === 'product' ? null : false
}

function utm(wanted: NonNullable<GreetingWhen['utm']>, { utm: known }: GreetingFacts): Truth {
  if (!known) return null
  return all(
    (Object.keys(wanted) as (keyof typeof wanted)[]).map((key) => {
      const patterns = wanted[key]
      return patterns === undefined || matches(patterns, known[key] === undefined ? [] : [known[key]])
    }),
  )
}

function attribute(wanted: NonNullable<GreetingWhen['attributes']>[string], value: unknown): Truth {
  if (typeof wanted === 'boolean') return typeof value === 'boolean' ? wanted === value : null
  if (typeof wanted === 'string' || Array.isArray(wanted)) {
    const values = [value].flat().filter((one) => ['string', 'number', 'boolean'].includes(typeof one))
    return values.length === 0 ? null : matches(wanted, values.map(String))
  }
  return within(wanted, typeof value === 'number' ? value : null)
}

function attributes(wanted: NonNullable<GreetingWhen['attributes']>, facts: GreetingFacts): Truth {
  const known = facts.attributes ?? {}
  return all(Object.entries(wanted).map(([key, one]) => attribute(one, Object.hasOwn(known, key) ? known[key] : null)))
}

const language = (tag: string): string[] => [tag, tag.split('-')[0] ?? tag]

type Wanted = Required<GreetingWhen>
type RareKey =
  | ('product' | 'cartHas' | 'referrer' | 'utm' | 'language' | 'country' | 'attributes' | 'event')
  | ('days' | 'between' | 'from' | 'until')
const checks: { [K in RareKey]: Check<NonNullable<Wanted[K]>> } = {
  product,
  cartHas: (wanted, { cart }) => (cart ? cartHas(wanted, cart) : null),
  referrer: (wanted, facts) => (facts.referrer === '' ? matches(wanted, []) : matchesAddress(wanted, facts.referrer)),
  utm,
  language: (wanted, facts) => (facts.language == null ? null : matches(wanted, language(facts.language))),
  country: (wanted, facts) => matchesOne(wanted, facts.country),
  attributes,
  event: (wanted, { events }) => (events == null ? null : matches(wanted, events)),
  days: (wanted, _, at) => onDay(wanted, at),
  between: (wanted, _, at) => betweenTimes(wanted, at),
  from: (wanted, _, at) => notBefore(wanted, at),
  until: (wanted, _, at) => notAfter(wanted, at),
}

/** What most rule files do without: calendar, things by their properties, where the visitor came from, variants. */
export const rareParts: RareParts = {
  checks: checks as unknown as RareParts['checks'],
  moments: momentsOfCalendar,
  findItem,
  pickVariant,
  inControl,
}
