import { readShopify } from '@deskbell/storefront/shopify'
import { globalOf } from '../find-store.ts'
import { type OnCart, startCart } from '../page-cart.ts'

/** `/` or the locale's folder, `/fr/`. */
function root(): string {
  const routes = globalOf('Shopify')?.routes as { root?: unknown } | undefined
  return typeof routes?.root === 'string' && /^\/(?!\/)/.test(routes.root) ? routes.root : '/'
}

export const start = (onCart: OnCart, signal: AbortSignal) =>
  startCart(
    {
      address: () => `${root()}cart.js`,
      changes: /\/cart\/(?:add|change|update|clear)(?:\.js)?(?:$|\?)(?!.*section_id=)/,
      events: ['shopify:cart:lines-update', 'shopify:cart:discount-update'],
      read: readShopify,
    },
    onCart,
    signal,
  )
