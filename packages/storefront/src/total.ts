import type { Cart, CartItem } from '@deskbell/protocol'

/** Takes away what adding decimals as binary fractions leaves behind; four places hold every currency. */
export const round = (amount: number): number => Math.round(amount * 10_000) / 10_000

/** Σ price × quantity, or `null` when a price is unknown. */
export function sum(items: readonly Pick<CartItem, 'price' | 'quantity'>[]): number | null {
  let total = 0
  for (const { price, quantity } of items) {
    if (price === null) return null
    total += price * quantity
  }
  return round(total)
}

/**
 * The finished cart, or `null` when the platform counts pieces but names none: that is unknown, not empty.
 *
 * @param counted the platform's own count of pieces or lines, where it has one
 */
export function cartOf(
  currency: string | null,
  total: number | null,
  items: CartItem[],
  counted: number | null = null,
): Cart | null {
  if (items.length === 0 && counted !== null && counted > 0) return null
  return { currency, total: items.length === 0 ? 0 : total === null ? null : round(total), items }
}
