import type { Greeting } from '@deskbell/protocol'
import type { GreetingContext, GreetingVars } from './context.ts'
import { findItem } from './item.ts'

interface Subject {
  name: string | null
  sizes: readonly string[]
  color: string | null
}

const only = (values: readonly string[] | undefined): string | null =>
  values?.length === 1 ? (values[0] ?? null) : null

/** The product a greeting is about: what its own condition found, else the one that stands out. */
function subjectOf({ when }: Greeting, { facts }: GreetingContext): Subject | null {
  const { cart, product, severalSizes } = facts
  const item = cart && (when.cartHas ? findItem(when.cartHas, cart) : cart.items.length === 1 ? cart.items[0] : null)
  const fromItem = item && {
    name: item.name,
    sizes: item.options.size ? [item.options.size] : [],
    color: item.options.color ?? null,
  }
  const fromPage = product && {
    name: product.name,
    sizes: product.options.size ?? [],
    color: only(product.options.color),
  }
  const several = cart ? severalSizes : null
  if (when.cartHas && !when.cartSizesOfOneProduct) return fromItem ?? null
  if (when.product && !when.cartSizesOfOneProduct) return fromPage ?? null
  return several ?? fromPage ?? fromItem ?? null
}

function money(amount: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
  } catch {
    return new Intl.NumberFormat('en', { style: 'currency', currency: 'XXX', currencyDisplay: 'code' })
      .format(amount)
      .replace('XXX', currency)
  }
}

function list(values: readonly string[], locale: string): string {
  try {
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(values)
  } catch {
    return values.join(', ')
  }
}

/**
 * What is missing to the upper end of the rule's `cartValue`, which is where the next benefit begins. Owners write
 * `max: 49.99` for "below 50", so the end is rounded up to a whole unit.
 */
function gapOf({ when }: Greeting, total: number): number | null {
  const max = typeof when.cartValue === 'object' ? when.cartValue.max : undefined
  const gap = max === undefined ? 0 : Math.ceil(max) - total
  return gap > 0 ? Math.round(gap * 100) / 100 : null
}

/** The words for a greeting's placeholders, in the language of its text. What is not known is left out. */
export function greetingVars(greeting: Greeting, context: GreetingContext, locale: string): GreetingVars {
  const subject = subjectOf(greeting, context)
  const { cart } = context.facts
  const total = cart?.total ?? null
  const gap = total === null ? null : gapOf(greeting, total)
  const currency = cart?.currency
  const count = cart?.items.reduce((sum, item) => sum + item.quantity, 0)
  return {
    ...(subject?.name ? { product: subject.name } : {}),
    ...(subject?.sizes.length ? { sizes: list(subject.sizes, locale) } : {}),
    ...(subject?.color ? { color: subject.color } : {}),
    ...(count ? { count: String(count) } : {}),
    ...(total !== null && currency ? { total: money(total, currency, locale) } : {}),
    ...(gap !== null && currency ? { gap: money(gap, currency, locale) } : {}),
    ...context.vars,
  }
}
