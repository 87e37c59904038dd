import { readWooCommerce } from '@deskbell/storefront/woocommerce'
import { globalOf } from '../find-store.ts'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'

const wordPressRoot = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]')?.href ?? `${location.origin}/wp-json/`

export const source: CartSource = {
  address: () => `${wordPressRoot()}wc/store/v1/cart`,
  changes: /\/wc\/store\/v1\/(?:cart\/|batch)|[?&]wc-ajax=(?:add_to|remove_from)_cart/,
  events: ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart', 'wc-blocks_store_sync_required'],
  // The shop sets this cookie with the first thing in the cart: most visitors cost it no request.
  mayHold: () => /woocommerce_items_in_cart=[1-9]/.test(document.cookie),
  // Themes of blocks come without jQuery, and their events are those above.
  watch: (onChange, signal) => {
    if (globalOf('jQuery'))
      import('../woo-classic.ts').then(
        ({ hearClassic }) => hearClassic(onChange, signal),
        () => {},
      )
  },
  read: readWooCommerce,
}

export { readWooCommerce as read }
/** In the Customizer the merchant is at work, not a shopper. */
export const start = (onCart: OnCart, signal: AbortSignal) =>
  location.search.includes('customize_changeset_uuid') || startCart(source, onCart, signal)
