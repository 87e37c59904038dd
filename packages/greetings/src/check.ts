import type {
  Cart,
  CartItem,
  Greeting,
  GreetingItem,
  GreetingRules,
  GreetingShow,
  GreetingWhen,
} from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import type { GreetingContext, GreetingFacts } from './context.ts'
import { matches, within } from './pattern.ts'
import { all, negate, some, type Truth } from './truth.ts'

/** Whether a condition holds for the facts of a moment. */
export type Check<Wanted = unknown> = (wanted: Wanted, facts: GreetingFacts, at: GreetingContext) => Truth

/** What conditions are decided with, common or rare. */
export const common = { all, some, matches, matchesAddress, within }
export type Common = typeof common

/** Parts of the engine that a page fetches only if its rule file needs them (`needsRare`). */
export interface RareParts {
  checks: Readonly<Record<string, Check>>
  /** Milliseconds until conditions of the calendar may change. */
  moments(when: GreetingWhen, at: GreetingContext): number[]
  findItem(wanted: GreetingItem, cart: Cart): CartItem | null
  pickVariant(greeting: Greeting, visitorId: string, version: number): { id: string | null; show: GreetingShow } | null
  inControl(rules: GreetingRules, visitorId: string): boolean
}

/** A context and what its rule file needs of the engine beyond the common. */
export interface Moment extends GreetingContext {
  rare: RareParts | null
}

/**
 * Conditions that ask for the fact of their own name: a number for a range, else one of a list. What the first five ask
 * for is found out by the rare parts.
 */
const plain =
  'hours agents identified visits daysSinceLastVisit page device exitIntent clicked seconds sessionSeconds idleSeconds scroll pages cartIdleMinutes'.split(
    ' ',
  )

/** Facts about the cart that conditions ask for by name. */
const ofCart: Readonly<Record<string, (cart: Cart, facts: GreetingFacts) => unknown>> = {
  cartValue: (cart) => cart.total,
  cartItems: (cart) => cart.items.reduce((sum, item) => sum + item.quantity, 0),
  cartCurrency: (cart) => cart.currency,
  cartSizesOfOneProduct: (cart, { severalSizes }) =>
    severalSizes?.sizes.length ?? (cart.items.some((item) => item.options.size) ? 1 : 0),
}

/** A number lies in the range; anything else, or one of several, is on the list. Nothing wild: `*` is a star here. */
function holds(wanted: unknown, value: unknown): Truth {
  if (value == null) return null
  if (typeof value === 'number') return within(wanted as number, value)
  const list = [wanted].flat()
  return [value].flat().some((one) => list.includes(one))
}

/** Whether one condition of a block holds; `null` when a needed fact is unknown, or the condition itself. */
export function check(key: string, when: GreetingWhen, at: Moment): Truth {
  const wanted = when[key as keyof GreetingWhen]
  const { facts, rare } = at
  const { cart } = facts
  if (wanted === undefined) return true
  if (key === 'any') return some(when.any!, (one) => checkWhen(one, at))
  if (key === 'not') return negate(checkWhen(when.not!, at))
  if (key === 'url') return matchesAddress(when.url!, facts.url)
  if (plain.includes(key)) return holds(wanted, facts[key as keyof GreetingFacts])
  if (Object.hasOwn(ofCart, key)) return cart ? holds(wanted, ofCart[key]!(cart, facts)) : null
  return rare && Object.hasOwn(rare.checks, key) ? rare.checks[key]!(wanted, facts, at) : null
}

/** Whether conditions hold: keys are ANDed, `any` ORed, `not` negated; `null` when a needed fact is unknown. */
export function checkWhen(when: GreetingWhen, at: Moment): Truth {
  return all(Object.keys(when), (key) => check(key, when, at))
}

/** Whether the rule file asks for anything that the common parts of the engine do not know. */
export function needsRare({ control, greetings }: GreetingRules, used: ReadonlySet<string>): boolean {
  const isKnown = (key: string) => /^(any|not|url)$/.test(key) || plain.indexOf(key) > 4 || Object.hasOwn(ofCart, key)
  return Boolean(control) || greetings.some((one) => one.variants) || ![...used].every(isKnown)
}
