import type { Cart, CartItem } from '@deskbell/protocol'
import { groupLines, type ProductInSizes, severalSizes } from './several-sizes.ts'
import { bySize } from './size-order.ts'
import { sum } from './total.ts'

/** All lines of one product. */
export interface CartGroup {
  name: string
  quantity: number
  /** `null` when a price is unknown. */
  lineTotal: number | null
  /** Chosen values by option, each once; sizes in natural order. */
  options: Record<string, string[]>
}

/** One product held in several sizes. */
export interface SeveralSizes extends ProductInSizes {
  /** The sizes as a phrase, e.g. `7.5 and 8`. Sizes are labels: `7.5` never becomes `7,5`. */
  joined: string
}

export interface CartFacts {
  itemCount: number
  lineCount: number
  groups: CartGroup[]
  sameProductSeveralSizes: SeveralSizes | null
}

function optionsOf(lines: readonly CartItem[]): Record<string, string[]> {
  const values = new Map<string, Set<string>>()
  for (const [key, value] of lines.flatMap((line) => Object.entries(line.options))) {
    values.set(key, (values.get(key) ?? new Set()).add(value))
  }
  return Object.fromEntries(
    [...values].map(([key, set]) => [key, key === 'size' ? [...set].sort(bySize) : [...set]] as const),
  )
}

function groupOf(lines: readonly CartItem[]): CartGroup {
  return {
    name: lines[0]?.name ?? '',
    quantity: lines.reduce((count, line) => count + line.quantity, 0),
    lineTotal: sum(lines),
    options: optionsOf(lines),
  }
}

function join(words: readonly string[], locale: string): string {
  try {
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
  } catch {
    // A tag the browser does not take must not cost the greeting.
    return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
  }
}

/**
 * What may be said about a cart: lines grouped by product, and the product that is there in several sizes, which is
 * where help with choosing is most welcome.
 *
 * @param locale language of the joined sizes
 */
export function cartFacts(cart: Cart, locale: string): CartFacts {
  const groups = groupLines(cart.items).map(groupOf)
  const several = severalSizes(cart)
  return {
    itemCount: cart.items.reduce((count, item) => count + item.quantity, 0),
    lineCount: cart.items.length,
    groups,
    sameProductSeveralSizes: several && { ...several, joined: join(several.sizes, locale) },
  }
}
