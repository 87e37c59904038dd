import { readBigCommerce } from '@deskbell/storefront/bigcommerce'
import { type OnCart, startCart } from '../page-cart.ts'

export const start = (onCart: OnCart, signal: AbortSignal) =>
  startCart(
    {
      address: () => '/api/storefront/carts?include=lineItems.physicalItems.options,lineItems.digitalItems.options',
      changes: /\/remote\/v1\/cart\/|\/api\/storefront\/carts\/./,
      events: [],
      read: readBigCommerce,
    },
    onCart,
    signal,
  )
