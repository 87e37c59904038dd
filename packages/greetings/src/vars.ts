import type { Greeting } from '@deskbell/protocol'
import type { Moment } from './check.ts'
import type { GreetingVars } from './context.ts'

interface Subject {
  name: string | null
  sizes: readonly string[]
  color: string | null
}

/** The product a greeting is about: what its own condition found, else the one that stands out. */
function subjectOf({ when }: Greeting, { facts, rare }: Moment): Subject | null {
  const { cart, product, severalSizes } = facts
  const only = cart?.items.length === 1 ? cart.items[0] : null
  const item = cart && (when.cartHas ? rare?.findItem(when.cartHas, cart) : only)
  const fromItem = item
    ? { name: item.name, sizes: [item.options.size ?? []].flat(), color: item.options.color ?? null }
    : null
  const { size: sizes = [], color: colors = [] } = product?.options ?? {}
  const fromPage = product
    ? { name: product.name, sizes, color: colors.length === 1 ? (colors[0] ?? null) : null }
    : null
  if (!when.cartSizesOfOneProduct) {
    if (when.cartHas) return fromItem
    if (when.product) return fromPage
  }
  return (cart && severalSizes) ?? fromPage ?? fromItem
}

/** A tag that the browser does not take must not cost the greeting. */
function inLocale(locale: string, write: (tag: string) => string): string {
  try {
    return write(locale)
  } catch {
    return write('en')
  }
}

/**
 * What is missing to the upper end of the rule's `cartValue`, which is where the next benefit begins. Owners write
 * `max: 49.99` for "below 50", so the end is rounded up to a whole unit.
 */
function gapOf({ when }: Greeting, total: number): number | null {
  const { max = 0 } = typeof when.cartValue === 'object' ? when.cartValue : {}
  const gap = Math.ceil(max) - total
  // Some currencies have thousandths; more than that is what counting in binary adds.
  return gap > 0.0005 ? gap : null
}

/** The words for a greeting's placeholders, in the language of its text. What is not known is empty. */
export function varsFor(greeting: Greeting, at: Moment, locale: string): GreetingVars {
  const subject = subjectOf(greeting, at)
  const { items = [], total = null, currency } = at.facts.cart ?? {}
  const money = (amount: number | null) =>
    amount === null || !currency
      ? ''
      : inLocale(locale, (tag) => new Intl.NumberFormat(tag, { style: 'currency', currency }).format(amount))
  return {
    product: subject?.name ?? '',
    sizes: inLocale(locale, (tag) => new Intl.ListFormat(tag).format(subject?.sizes ?? [])),
    color: subject?.color ?? '',
    count: `${items.reduce((sum, item) => sum + item.quantity, 0) || ''}`,
    total: money(total),
    gap: money(total === null ? null : gapOf(greeting, total)),
    ...at.vars,
  }
}
