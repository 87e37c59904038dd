import { readPrestaShop } from '@deskbell/storefront/prestashop'
import { globalOf } from '../find-store.ts'
import { type LocalCart, startLocalCart } from '../local-cart.ts'
import type { OnCart } from '../page-cart.ts'
import { pageCurrency } from '../page-currency.ts'

interface Told {
  reason?: { cart?: Carried }
  resp?: { cart?: Carried }
}
type Carried = { products?: unknown } | undefined
type Emitter = { [K in 'on' | 'removeListener']?: (name: string, run: (told?: Told) => void) => void }

const shop = () => globalOf('prestashop') as (Emitter & { cart?: Carried; currency?: unknown }) | null
const isCart = (cart: Carried) => Array.isArray(cart?.products)

/** Each start has a newest cart of its own: an event carries the cart that the global may lose. */
function createSource(): LocalCart {
  let newest: Carried
  return {
    payload() {
      const now = shop()
      const cart = newest ?? now?.cart
      newest = undefined
      // Another action may have emitted without a cart: what is known stays known.
      return isCart(cart) ? { cart, currency: now?.currency } : undefined
    },
    page: () => ({ currency: pageCurrency() }),
    read: readPrestaShop,
    watch(onChange, signal) {
      const update = (told?: Told) => {
        newest = [told?.reason?.cart, told?.resp?.cart].find(isCart)
        onChange()
      }
      const reread = () => onChange()
      // The emitter comes with the shop's core script, which may run after ours.
      const hear = () => {
        const emitter = shop()
        if (signal.aborted || !emitter?.on) return
        emitter.on('updateCart', update)
        emitter.on('updatedCart', reread)
        signal.addEventListener('abort', () => {
          emitter.removeListener?.('updateCart', update)
          emitter.removeListener?.('updatedCart', reread)
        })
      }
      if (shop()?.on) hear()
      else window.addEventListener('load', hear, { signal, once: true })
    },
  }
}

export { readPrestaShop as read }
export const start = (onCart: OnCart, signal: AbortSignal) => startLocalCart(createSource(), onCart, signal)
