import { variantById } from '../catalogue.ts'

export interface CartLine {
  variantId: number
  quantity: number
}

/** Newest first, as Shopify gives them; each variant stands once. */
export type CartLines = readonly CartLine[]

export const mostLines = 20
export const mostOfOne = 10

/** Why a change was refused, in words for the shop's own script and for shoppers. */
export interface Refusal {
  refused: string
}

export type Changed = { lines: CartLines } | Refusal

const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least

/** Adds so many of each variant; nothing is added where one of them is refused. */
export function addLines(lines: CartLines, added: readonly CartLine[]): Changed {
  let next: CartLines = lines
  for (const { variantId, quantity } of added) {
    if (!variantById(variantId)) return { refused: 'Cannot find variant' }
    if (!isCount(quantity, 1)) return { refused: 'Quantity must be a whole number from 1' }
    const before = next.find((line) => line.variantId === variantId)?.quantity ?? 0
    if (before + quantity > mostOfOne) return { refused: `You can order at most ${mostOfOne} of one size` }
    const others = next.filter((line) => line.variantId !== variantId)
    if (others.length >= mostLines) return { refused: `The cart holds at most ${mostLines} lines` }
    next = [{ variantId, quantity: before + quantity }, ...others]
  }
  return { lines: next }
}

/** Sets how many there are of a variant that is in the cart; 0 removes it. */
export function changeLine(lines: CartLines, variantId: number, quantity: number): Changed {
  if (!lines.some((line) => line.variantId === variantId)) return { refused: 'This is not in your cart' }
  if (!isCount(quantity, 0)) return { refused: 'Quantity must be a whole number from 0' }
  if (quantity > mostOfOne) return { refused: `You can order at most ${mostOfOne} of one size` }
  const changed = lines.map((line) => (line.variantId === variantId ? { variantId, quantity } : line))
  return { lines: changed.filter((line) => line.quantity > 0) }
}
