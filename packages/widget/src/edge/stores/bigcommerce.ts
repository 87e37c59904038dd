import { readBigCommerce } from '@deskbell/storefront/bigcommerce'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'

export const source: CartSource = {
  address: () => '/api/storefront/carts?include=lineItems.physicalItems.options,lineItems.digitalItems.options',
  changes: /\/remote\/v1\/cart\/|\/api\/storefront\/carts\/./,
  events: [],
  read: readBigCommerce,
}

export { readBigCommerce as read }
export const start = (onCart: OnCart, signal: AbortSignal) => startCart(source, onCart, signal)
