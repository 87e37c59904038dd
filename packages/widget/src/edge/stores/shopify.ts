import { readShopify } from '@deskbell/storefront/shopify'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'

/** `/` or the locale's folder, `/fr/`. */
function root(): string {
  const path = (window as { Shopify?: { routes?: { root?: unknown } } }).Shopify?.routes?.root
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/'
}

export const source: CartSource = {
  address: () => `${root()}cart.js`,
  changes: /\/cart\/(?:add|change|update|clear)(?:\.js)?(?:$|\?)(?!.*section_id=)/,
  events: ['shopify:cart:lines-update', 'shopify:cart:discount-update'],
  read: readShopify,
}

export const start = (onCart: OnCart, signal: AbortSignal) => startCart(source, onCart, signal)
