import type { GreetingWhen } from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import { betweenTimes, notAfter, notBefore, onDay } from './calendar.ts'
import type { GreetingContext, GreetingFacts } from './context.ts'
import { cartHas, productMatches } from './item.ts'
import { matches, matchesOne, within } from './pattern.ts'
import { all, negate, some, type Truth } from './truth.ts'

type Key = Exclude<keyof GreetingWhen, 'any' | 'not'>
type Checks = {
  [K in Key]-?: (wanted: NonNullable<GreetingWhen[K]>, facts: GreetingFacts, at: GreetingContext) => Truth
}

const isOne = <T>(list: readonly T[], value: T | null | undefined): Truth =>
  value == null ? null : list.includes(value)
const equals = <T>(wanted: T, value: T | null | undefined): Truth => (value == null ? null : wanted === value)

/** Selectors and their like are names here: no wildcard, since `*` means something else in them. */
function named(wanted: string | string[], names: readonly string[] | null | undefined): Truth {
  return names == null ? null : [wanted].flat().some((one) => names.includes(one))
}

function product(wanted: NonNullable<GreetingWhen['product']>, { product, page }: GreetingFacts): Truth {
  if (product) return productMatches(wanted, product)
  // Any other page has no product, and that is known.
  return page == null || page === 'product' ? null : false
}

function sizesOfOneProduct({ cart, severalSizes }: GreetingFacts): number | null {
  if (!cart) return null
  return severalSizes?.sizes.length ?? (cart.items.some((item) => item.options.size) ? 1 : 0)
}

function utm(wanted: NonNullable<GreetingWhen['utm']>, facts: GreetingFacts): Truth {
  const known = facts.utm
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

function language(tag: string): string[] {
  return [tag, tag.split('-')[0] ?? tag]
}

const checks: Checks = {
  url: (wanted, facts) => matchesAddress(wanted, facts.url),
  page: (wanted, facts) => isOne(wanted, facts.page),
  product,
  cartValue: (wanted, facts) => within(wanted, facts.cart?.total),
  cartItems: (wanted, { cart }) =>
    within(
      wanted,
      cart?.items.reduce((sum, item) => sum + item.quantity, 0),
    ),
  cartCurrency: (wanted, facts) => equals(wanted, facts.cart?.currency),
  cartHas: (wanted, { cart }) => (cart ? cartHas(wanted, cart) : null),
  cartSizesOfOneProduct: (wanted, facts) => within(wanted, sizesOfOneProduct(facts)),
  cartIdleMinutes: (wanted, facts) => within(wanted, facts.cartIdleMinutes),
  seconds: (wanted, facts) => within(wanted, facts.seconds),
  sessionSeconds: (wanted, facts) => within(wanted, facts.sessionSeconds),
  idleSeconds: (wanted, facts) => within(wanted, facts.idleSeconds),
  scroll: (wanted, facts) => within(wanted, facts.scroll),
  exitIntent: (wanted, facts) => equals(wanted, facts.exitIntent),
  clicked: (wanted, facts) => named(wanted, facts.clicked),
  pages: (wanted, facts) => within(wanted, facts.pages),
  visits: (wanted, facts) => within(wanted, facts.visits),
  daysSinceLastVisit: (wanted, facts) => within(wanted, facts.daysSinceLastVisit),
  referrer: (wanted, facts) => (facts.referrer === '' ? matches(wanted, []) : matchesAddress(wanted, facts.referrer)),
  utm,
  device: (wanted, facts) => isOne(wanted, facts.device),
  language: (wanted, facts) => (facts.language == null ? null : matches(wanted, language(facts.language))),
  country: (wanted, facts) => matchesOne(wanted, facts.country),
  hours: (wanted, facts) => equals(wanted, facts.hours),
  agents: (wanted, facts) => equals(wanted, facts.agents),
  days: (wanted, _, at) => onDay(wanted, at),
  between: (wanted, _, at) => betweenTimes(wanted, at),
  from: (wanted, _, at) => notBefore(wanted, at),
  until: (wanted, _, at) => notAfter(wanted, at),
  identified: (wanted, facts) => equals(wanted, facts.identified),
  attributes,
  event: (wanted, { events }) => (events == null ? null : matches(wanted, events)),
}

function check(key: string, when: GreetingWhen, at: GreetingContext): Truth {
  const wanted = when[key as Key]
  if (wanted === undefined) return true
  if (key === 'any') return some((when.any ?? []).map((one) => checkWhen(one, at)))
  if (key === 'not') return negate(checkWhen(when.not ?? {}, at))
  if (!Object.hasOwn(checks, key)) return null
  return (checks[key as Key] as (wanted: unknown, facts: GreetingFacts, at: GreetingContext) => Truth)(
    wanted,
    at.facts,
    at,
  )
}

/** Whether conditions hold: keys are ANDed, `any` ORed, `not` negated; `null` when a needed fact is unknown. */
export function checkWhen(when: GreetingWhen, at: GreetingContext): Truth {
  return all(Object.keys(when).map((key) => check(key, when, at)))
}

/** The conditions that keep a greeting away: `when:seconds` is false, `unknown:cartValue` rests on a missing fact. */
export function whyNot(when: GreetingWhen, at: GreetingContext): string[] {
  return Object.keys(when).flatMap((key) => {
    const truth = check(key, when, at)
    return truth ? [] : [`${truth === null ? 'unknown' : 'when'}:${key}`]
  })
}
