import { readShopify } from '@deskbell/storefront/shopify'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'

const shop = () => (window as { Shopify?: { designMode?: unknown; routes?: { root?: unknown } } }).Shopify

/** `/` or the locale's folder, `/fr/`. */
function root(): string {
  const path = shop()?.routes?.root
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/'
}

export const source: CartSource = {
  address: () => `${root()}cart.js`,
  changes: /\/cart\/(?:add|change|update|clear)(?:\.js)?(?:$|\?)(?!.*section_id=)/,
  events: ['shopify:cart:lines-update', 'shopify:cart:discount-update'],
  read: readShopify,
}

export { readShopify as read }
/** In the theme editor the merchant is at work, not a shopper. */
export const start = (onCart: OnCart, signal: AbortSignal) => shop()?.designMode || startCart(source, onCart, signal)
