import { readOpenCart } from '@deskbell/storefront/opencart'
import { type LocalCart, startLocalCart } from '../local-cart.ts'
import type { OnCart } from '../page-cart.ts'
import { pageCurrency } from '../page-currency.ts'

const miniCart = () => document.querySelector('#header-cart,#cart')

/** There is no JSON: the mini-cart on the page is what can be read. */
export const source: LocalCart = {
  payload: () => miniCart()?.outerHTML,
  page: () => ({ currency: pageCurrency() }),
  read: readOpenCart,
  watch(onChange, signal) {
    const place = miniCart()
    if (!place) return
    const observer = new MutationObserver(() => onChange())
    // The shop replaces what is inside, its own element stays.
    observer.observe(place, { childList: true, subtree: true, characterData: true })
    signal.addEventListener('abort', () => observer.disconnect())
  },
}

export const start = (onCart: OnCart, signal: AbortSignal) => startLocalCart(source, onCart, signal)
