import { readBagisto } from '@deskbell/storefront/bagisto'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'
import { pageCurrency } from '../page-currency.ts'

export const source: CartSource = {
  // Reads and writes go to one address; by the mark ours is told from the shop's.
  address: () => '/api/checkout/cart?deskbell',
  changes: /\/api\/checkout\/cart(?:$|[/?])(?!deskbell)/,
  events: [],
  page: () => ({ currency: pageCurrency() }),
  read: readBagisto,
}

export { readBagisto as read }
export const start = (onCart: OnCart, signal: AbortSignal) => startCart(source, onCart, signal)
