import type { BotContext } from '@deskbell/bot/core'
import type { Availability } from '@deskbell/protocol'
import type { PageFacts } from '../seams.ts'

/** What the conditions of flows may ask of page, cart and people. What is not known is left out, and such a condition never holds. */
export function factsOf(page: PageFacts | null, there: Availability | null): NonNullable<BotContext['facts']> {
  const cart = page?.cart()
  return {
    hours: there && (there.open ? 'open' : 'closed'),
    agents: there && (there.online > 0 ? 'online' : 'offline'),
    page: page?.page().type ?? null,
    cartValue: cart?.total ?? null,
    cartItems: cart ? cart.items.reduce((count, item) => count + item.quantity, 0) : null,
  }
}
