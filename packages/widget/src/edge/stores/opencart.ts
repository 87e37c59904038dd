import type { Element as ReadElement } from '@deskbell/storefront/html-tree'
import { readMiniCart } from '@deskbell/storefront/opencart'
import { type LocalCart, startLocalCart } from '../local-cart.ts'
import type { OnCart } from '../page-cart.ts'
import { pageCurrency } from '../page-currency.ts'

const miniCart = () => document.querySelector('#header-cart,#cart')

/** An element of the document as the reader takes it. */
function copyOf(element: Element): ReadElement {
  return {
    tag: element.localName,
    attrs: new Map([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].flatMap((one) => {
      if (one instanceof Element) return copyOf(one)
      return one instanceof Text ? one.data : []
    }),
  }
}

/** There is no JSON: the mini-cart on the page is what can be read. */
export const source: LocalCart = {
  payload() {
    const cart = miniCart()
    return cart ? { tag: '', attrs: new Map(), children: [copyOf(cart)] } : undefined
  },
  page: () => ({ currency: pageCurrency() }),
  read: readMiniCart,
  watch(onChange, signal) {
    const place = miniCart()
    if (!place) return
    const observer = new MutationObserver(() => onChange())
    // The shop replaces what is inside, its own element stays.
    observer.observe(place, { childList: true, subtree: true, characterData: true })
    signal.addEventListener('abort', () => observer.disconnect())
  },
}

export { readMiniCart as read }
export const start = (onCart: OnCart, signal: AbortSignal) => startLocalCart(source, onCart, signal)
