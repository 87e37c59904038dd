import type { Cart, CartItem } from '@deskbell/protocol'
import { bySize } from './size-order.ts'

/** One product held in several sizes. */
export interface ProductInSizes {
  name: string
  sizes: string[]
  /** The colour, when all its lines have the same one. */
  color: string | null
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

/** The lines of a cart by product. */
export function groupLines(items: readonly CartItem[]): CartItem[][] {
  const groups = new Map<string, CartItem[]>()
  for (const item of items) {
    const keys = keysOf(item)
    const lines = keys.map((key) => groups.get(key)).find(Boolean) ?? []
    lines.push(item)
    for (const key of keys) groups.set(key, lines)
  }
  return [...new Set(groups.values())]
}

const valuesOf = (lines: readonly CartItem[], key: string): string[] => [
  ...new Set(lines.flatMap((line) => line.options[key] ?? [])),
]

/** The first product that the cart holds in several sizes, in natural order, which is where help is most welcome. */
export function severalSizes({ items }: Cart): ProductInSizes | null {
  for (const lines of groupLines(items)) {
    const sizes = valuesOf(lines, 'size').sort(bySize)
    const [color = null, ...others] = valuesOf(lines, 'color')
    if (sizes.length > 1) return { name: lines[0]!.name, sizes, color: others.length > 0 ? null : color }
  }
  return null
}
