import type {
  Cart,
  CartItem,
  Greeting,
  GreetingItem,
  GreetingRules,
  GreetingShow,
  GreetingWhen,
} from '@deskbell/protocol'
import { addresses, matchesAddress } from './address.ts'
import type { GreetingContext, GreetingFacts } from './context.ts'
import { once } from './once.ts'
import { matches, within } from './pattern.ts'
import { all, negate, some, type Truth } from './truth.ts'

/** Whether a condition holds for the facts of a moment. */
export type Check<Wanted = unknown> = (wanted: Wanted, facts: GreetingFacts, at: GreetingContext) => Truth

/** What conditions are decided with, common or rare. */
export const common = { all, some, once, matches, addresses, matchesAddress, within }
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

/** How many things are in the cart. */
export const countOf = once((cart: Cart) => cart.items.reduce((sum, item) => sum + item.quantity, 0))

/** Facts about the cart that conditions ask for by name. */
const ofCart: Readonly<Record<string, (cart: Cart, facts: GreetingFacts) => unknown>> = {
  cartValue: (cart) => cart.total,
  cartItems: countOf,
  cartCurrency: (cart) => cart.currency,
  cartSizesOfOneProduct: (cart, { severalSizes }) =>
    severalSizes?.sizes.length ?? (cart.items.some((item) => item.options.size) ? 1 : 0),
}
/** What is its own: a rule may have any name for a condition. */
const own = <Value>(of: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined

/** A number lies in the range; anything else, or one of several, is on the list. Nothing wild: `*` is a star here. */
function holds(wanted: unknown): (value: unknown) => Truth {
  const list = [wanted].flat()
  const isWithin = within(wanted as number)
  return (value) => {
    if (value == null) return null
    return typeof value === 'number' ? isWithin(value) : [value].flat().some((one) => list.includes(one))
  }
}

/** A condition ready to be asked. */
type Condition = (at: Moment) => Truth

/** One condition of a block; it gives `null` when a needed fact is unknown, or the condition itself. */
export function conditionOf(key: string, when: GreetingWhen): Condition {
  const wanted = when[key as keyof GreetingWhen]
  if (wanted === undefined) return () => true
  if (key === 'any') {
    const blocks = when.any!.map(conditionsOf)
    return (at) => some(blocks, (one) => one(at))
  }
  if (key === 'not') {
    const block = conditionsOf(when.not!)
    return (at) => negate(block(at))
  }
  if (key === 'url') return ({ facts }) => matchesAddress(when.url!, facts.url)
  const ofFact = holds(wanted)
  if (plain.includes(key)) return ({ facts }) => ofFact(facts[key as keyof GreetingFacts])
  const fact = own(ofCart, key)
  if (fact) return ({ facts }) => (facts.cart ? ofFact(fact(facts.cart, facts)) : null)
  return (at) => (at.rare && own(at.rare.checks, key)?.(wanted, at.facts, at)) ?? null
}

/** Whether conditions hold: keys are ANDed, `any` ORed, `not` negated; `null` when a needed fact is unknown. */
export function conditionsOf(when: GreetingWhen): Condition {
  // What only compares is asked before what searches texts or the cart.
  const keys = Object.keys(when).sort((a, b) => plain.indexOf(b) - plain.indexOf(a))
  const conditions = keys.map((key) => conditionOf(key, when))
  return (at) => all(conditions, (one) => one(at))
}

/** Whether the rule file asks for anything that the common parts of the engine do not know. */
export function needsRare({ control, greetings }: GreetingRules, used: ReadonlySet<string>): boolean {
  const isKnown = (key: string) => /^(any|not|url)$/.test(key) || plain.indexOf(key) > 4 || own(ofCart, key)
  return Boolean(control) || greetings.some((one) => one.variants) || ![...used].every(isKnown)
}
