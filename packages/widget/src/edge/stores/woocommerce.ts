import { readWooCommerce } from '@deskbell/storefront/woocommerce'
import { hearJQuery } from '../global-of.ts'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'

const wordPressRoot = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]')?.href ?? `${location.origin}/wp-json/`

const cookie = (name: string) => new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(document.cookie)?.[1]

export const source: CartSource = {
  address: () => `${wordPressRoot()}wc/store/v1/cart`,
  changes: /\/wc\/store\/v1\/(?:cart\/|batch)|[?&]wc-ajax=(?:add_to|remove_from)_cart/,
  events: ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart', 'wc-blocks_store_sync_required'],
  // The shop sets this cookie with the first thing in the cart: most visitors cost it no request.
  isWorthAsking: () => Number(cookie('woocommerce_items_in_cart') ?? 0) > 0,
  watch(onChange, signal) {
    let hash = cookie('woocommerce_cart_hash')
    const refreshed = () => {
      const now = cookie('woocommerce_cart_hash')
      if (now !== hash) onChange()
      hash = now
    }
    hearJQuery(document.body, 'added_to_cart removed_from_cart updated_wc_div', onChange, signal)
    hearJQuery(document.body, 'wc_fragments_refreshed', refreshed, signal)
    // Another tab changed the cart.
    window.addEventListener('storage', ({ key }) => key?.startsWith('wc_cart_hash_') && onChange(), { signal })
  },
  read: readWooCommerce,
}

export const start = (onCart: OnCart, signal: AbortSignal) => startCart(source, onCart, signal)
