import type { Cart } from '@deskbell/protocol'
import type { StorePage } from '@deskbell/storefront'

/** How one shop system tells its cart to a script on the page. */
export interface CartSource {
  isHere(): boolean
  /** Address that answers with the cart. */
  address(): string
  /** Requests of the page after which the cart is another. */
  changes: RegExp
  /** DOM events after which the cart is another; some carry a promise of the outcome. */
  events: readonly string[]
  /** Its reader, fetched for the one platform at hand. */
  load(): Promise<(payload: unknown, page: StorePage) => Cart | null>
}

/** A global of the page as a record; elements that a page names like one are none. */
function globalOf(name: string): Record<string, unknown> | null {
  const value = (window as unknown as Record<string, unknown>)[name]
  return typeof value === 'object' && value !== null && !(value instanceof EventTarget)
    ? (value as Record<string, unknown>)
    : null
}

/** `/` or the locale's folder, `/fr/`. */
export function shopifyRoot(): string {
  const routes = globalOf('Shopify')?.routes as { root?: unknown } | undefined
  return typeof routes?.root === 'string' && /^\/(?!\/)/.test(routes.root) ? routes.root : '/'
}

const wordPressRoot = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]')?.href ?? `${location.origin}/wp-json/`

export const cartSources: Record<string, CartSource> = {
  shopify: {
    // In the theme editor the merchant is at work, not a shopper.
    isHere: () => globalOf('Shopify') !== null && !globalOf('Shopify')?.designMode,
    address: () => `${shopifyRoot()}cart.js`,
    changes: /\/cart\/(?:add|change|update|clear)(?:\.js)?(?:$|\?)(?!.*section_id=)/,
    events: ['shopify:cart:lines-update', 'shopify:cart:discount-update'],
    load: async () => (await import('@deskbell/storefront/shopify')).readShopify,
  },
  woocommerce: {
    isHere: () => /(?:^|\s)woocommerce/.test(document.body?.className ?? '') || globalOf('wcSettings') !== null,
    address: () => `${wordPressRoot()}wc/store/v1/cart`,
    changes: /\/wc\/store\/v1\/(?:cart\/|batch)|[?&]wc-ajax=(?:add_to|remove_from)_cart/,
    events: ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart'],
    load: async () => (await import('@deskbell/storefront/woocommerce')).readWooCommerce,
  },
  bigcommerce: {
    isHere: () => globalOf('BCData') !== null,
    address: () => '/api/storefront/carts?include=lineItems.physicalItems.options,lineItems.digitalItems.options',
    changes: /\/remote\/v1\/cart\/|\/api\/storefront\/carts\/./,
    events: [],
    load: async () => (await import('@deskbell/storefront/bigcommerce')).readBigCommerce,
  },
}

/** The shop system of this page: as named, or found out; `null` where the cart cannot be read. A wrong name is told. */
export function findSource(platform: string): CartSource | null {
  if (platform === 'auto') return Object.values(cartSources).find((source) => source.isHere()) ?? null
  if (Object.hasOwn(cartSources, platform)) return cartSources[platform] ?? null
  if (platform !== 'none') console.warn(`deskbell: no platform "${platform}"; there are ${Object.keys(cartSources)}`)
  return null
}
