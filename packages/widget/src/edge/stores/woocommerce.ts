import { readWooCommerce } from '@deskbell/storefront/woocommerce'
import { type CartSource, type OnCart, startCart } from '../page-cart.ts'

const wordPressRoot = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]')?.href ?? `${location.origin}/wp-json/`

export const source: CartSource = {
  address: () => `${wordPressRoot()}wc/store/v1/cart`,
  changes: /\/wc\/store\/v1\/(?:cart\/|batch)|[?&]wc-ajax=(?:add_to|remove_from)_cart/,
  events: ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart'],
  read: readWooCommerce,
}

export const start = (onCart: OnCart, signal: AbortSignal) => startCart(source, onCart, signal)
