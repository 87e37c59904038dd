import type { GreetingWhen } from '@deskbell/protocol'
import { inControl, pickVariant } from './bucket.ts'
import { calendarChecks, momentsOfCalendar } from './calendar.ts'
import type { Check, Common, RareParts } from './check.ts'
import { createItems } from './item.ts'
import type { Truth } from './truth.ts'

type Wanted = Required<GreetingWhen>
type RareKey =
  | ('product' | 'cartHas' | 'referrer' | 'utm' | 'language' | 'country' | 'attributes' | 'event')
  | ('daysSinceSurvey' | 'days' | 'between' | 'from' | 'until')
type Checks = { [K in RareKey]: Check<NonNullable<Wanted[K]>> }

/**
 * What most rule files do without: calendar, things by their properties, where the visitor came from, variants.
 *
 * @param common what the engine has anyhow, so that a chunk with these parts neither repeats nor splits it
 */
export function createRareParts(common: Common): RareParts {
  const { all, matches, matchesAddress, within } = common
  const { productMatches, cartHas, findItem } = createItems(common)

  const attribute = (wanted: NonNullable<Wanted['attributes']>[string], value: unknown): Truth => {
    if (typeof wanted === 'boolean') return typeof value === 'boolean' ? wanted === value : null
    if (typeof wanted === 'string' || Array.isArray(wanted)) {
      const values = [value].flat().filter((one) => /^(str|num|boo)/.test(typeof one))
      return values[0] == null ? null : matches(wanted, values.map(String))
    }
    return within(wanted)(typeof value === 'number' ? value : null)
  }
  const checks: Checks = {
    product(wanted, { product, page }) {
      if (product) return productMatches(wanted, product)
      // Any other page has no product, and that is known.
      return page == null || page === 'product' ? null : false
    },
    cartHas: (wanted, { cart }) => (cart ? cartHas(wanted, cart) : null),
    referrer: (wanted, { referrer }) => (referrer === '' ? matches(wanted, []) : matchesAddress(wanted, referrer)),
    utm(wanted, { utm }) {
      const marks = Object.entries(wanted) as [keyof typeof wanted, string | string[] | undefined][]
      return utm ? all(marks, ([key, one]) => one === undefined || matches(one, [utm[key] ?? []].flat())) : null
    },
    language: (wanted, { language: tag }) => (tag == null ? null : matches(wanted, [tag, tag.split('-')[0]!])),
    country: (wanted, { country }) => (country == null ? null : matches(wanted, [country])),
    attributes(wanted, { attributes }) {
      const known = new Map(Object.entries(attributes ?? {}))
      return all(Object.entries(wanted), ([key, one]) => attribute(one, known.get(key)))
    },
    event: (wanted, { events }) => (events == null ? null : matches(wanted, events)),
    daysSinceSurvey: (wanted, { daysSinceSurvey }) => within(wanted)(daysSinceSurvey),
    ...calendarChecks,
  }
  return {
    checks: checks as unknown as RareParts['checks'],
    moments: momentsOfCalendar,
    findItem,
    pickVariant,
    inControl,
  }
}
