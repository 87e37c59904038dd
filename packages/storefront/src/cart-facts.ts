import type { Cart, CartItem } from '@deskbell/protocol'
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
export interface SeveralSizes {
  name: string
  sizes: string[]
  /** The colour, when all its lines have the same one. */
  color: string | null
  /** The sizes as a phrase, e.g. `7.5 and 8`. Sizes are labels: `7.5` never becomes `7,5`. */
  joined: string
}

export interface CartFacts {
  itemCount: number
  lineCount: number
  groups: CartGroup[]
  sameProductSeveralSizes: SeveralSizes | null
}

/** The path of a product's own page; an entry script shared by all products says nothing. */
function pathOf(url: string | null): string | null {
  const path = url?.match(/^https?:\/\/[^/?#]+([^?#]*)/)?.[1]?.replace(/\/+$/, '')
  return path && !/\/index\.php$/.test(path) ? path : null
}

/**
 * What lines of one product share. Some sources only know variants (WooCommerce's ids, the SKUs in a data layer);
 * there the path decides, and without one the name.
 */
function keysOf({ id, variantId, name, url }: CartItem): string[] {
  if (variantId !== null && variantId !== id) return [`id ${id}`]
  const path = pathOf(url)
  return [`id ${id}`, path ? `path ${path}` : url === null ? `name ${name}` : `id ${id}`]
}

function groupLines(items: readonly CartItem[]): CartItem[][] {
  const groups: { keys: Set<string>; lines: CartItem[] }[] = []
  for (const item of items) {
    const keys = keysOf(item)
    const group = groups.find((one) => keys.some((key) => one.keys.has(key)))
    if (group) {
      group.lines.push(item)
      for (const key of keys) group.keys.add(key)
    } else groups.push({ keys: new Set(keys), lines: [item] })
  }
  return groups.map((group) => group.lines)
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
  const several = groups.find((group) => (group.options.size?.length ?? 0) > 1)
  const { size: sizes = [], color = [] } = several?.options ?? {}
  return {
    itemCount: cart.items.reduce((count, item) => count + item.quantity, 0),
    lineCount: cart.items.length,
    groups,
    sameProductSeveralSizes: several
      ? {
          name: several.name,
          sizes,
          color: color.length === 1 ? (color[0] ?? null) : null,
          joined: join(sizes, locale),
        }
      : null,
  }
}
