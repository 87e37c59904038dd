import type { FlowWhen, PageType } from '@deskbell/protocol'

/** What a flow's conditions may ask about. What is missing or `null` is unknown, and a condition on it never holds. */
export interface FlowFacts {
  page?: PageType | null
  /** Goods in the cart, in the currency shown. */
  cartValue?: number | null
  cartItems?: number | null
  hours?: 'open' | 'closed' | null
  agents?: 'online' | 'offline' | null
  identified?: boolean | null
  attributes?: Readonly<Record<string, unknown>> | null
}

/** The facts, and what the conversation itself knows. */
export interface Situation extends FlowFacts {
  locale: string
  slots: Readonly<Record<string, string>>
}

/** `null` is unknown; it stays unknown under `not`. */
type Truth = boolean | null
type Value = string | boolean | number | { min?: number | undefined; max?: number | undefined }

const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)
const some = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false)

/**
 * Whether a condition surely holds.
 * @example holds({ cartValue: { min: 50 } }, { locale: 'en', slots: {}, cartValue: 60 }) // true
 */
export const holds = (when: FlowWhen | undefined, situation: Situation): boolean =>
  when === undefined || truthOf(when, situation) === true

function truthOf(when: FlowWhen, now: Situation): Truth {
  const { page, language, attributes, filled, slots, any, not, ...named } = when
  const base = now.locale.split('-')[0]!
  return all([
    // Cart, hours, agents, identified: by the same name in both.
    ...each(named, now),
    page ? known(now.page, (is) => page.includes(is)) : true,
    language ? language.includes(now.locale) || language.includes(base) : true,
    ...each(attributes, now.attributes),
    ...each(slots, now.slots),
    filled ? filled.every((slot) => ownValue(now.slots, slot)) : true,
    any ? some(any.map((one) => truthOf(one, now))) : true,
    not ? negate(truthOf(not, now)) : true,
  ])
}

const negate = (truth: Truth): Truth => (truth === null ? null : !truth)

const known = <T>(value: T | null | undefined, test: (value: T) => boolean): Truth =>
  value === null || value === undefined ? null : test(value)

type Values = object | null | undefined

const ownValue = (values: Values, name: string): unknown =>
  values && Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : null

const each = (wanted: Readonly<Record<string, Value | undefined>> | undefined, values: Values): Truth[] =>
  Object.entries(wanted ?? {}).map(([name, value]) => value === undefined || matches(value, ownValue(values, name)))

/** A `*` at the end of a text stands for any ending. */
function matches(wanted: Value, value: unknown): Truth {
  return known(value, (is) => {
    if (`${wanted}`.endsWith('*')) return `${is}`.startsWith(`${wanted}`.slice(0, -1))
    if (typeof wanted !== 'object') return is === wanted
    return typeof is === 'number' && is >= (wanted.min ?? -Infinity) && is <= (wanted.max ?? Infinity)
  })
}
