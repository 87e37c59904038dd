import type { BotContext } from '@deskbell/bot/core'
import type { PageFacts } from '../seams.ts'

/** What the conditions of flows may ask of the page. What is not known is left out, and such a condition never holds. */
export function factsOf(page: PageFacts | null): NonNullable<BotContext['facts']> {
  const cart = page?.cart()
  return {
    page: page?.page().type ?? null,
    cartValue: cart?.total ?? null,
    cartItems: cart ? cart.items.reduce((count, item) => count + item.quantity, 0) : null,
  }
}
