import { readMagento } from '@deskbell/storefront/magento'
import { watchCart } from '../cart-signals.ts'
import { globalOf } from '../find-store.ts'
import { hearJQuery } from '../hear-jquery.ts'
import { type LocalCart, startLocalCart } from '../local-cart.ts'
import type { OnCart } from '../page-cart.ts'
import { pageCurrency } from '../page-currency.ts'

const key = 'mage-cache-storage'
const customerData = 'Magento_Customer/js/customer-data'

interface Subscription {
  dispose?(): void
}
interface Loader {
  (names: string[], run: (data: { get(section: string): { subscribe(run: () => void): Subscription } }) => void): void
  defined?(name: string): boolean
}

/** The shop's own model of the cart, where its module is there already; loading it is not ours. */
function subscribe(onChange: () => void, signal: AbortSignal): void {
  const load = globalOf('require') as Loader | null
  if (typeof load !== 'function' || !load.defined?.(customerData)) return
  load([customerData], (data) => {
    if (signal.aborted) return
    const subscription = data.get('cart').subscribe(() => onChange())
    signal.addEventListener('abort', () => subscription.dispose?.())
  })
}

export const source: LocalCart = {
  payload() {
    const invalid = localStorage.getItem(`${key}-section-invalidation`) ?? ''
    // A section that the shop itself calls invalid says nothing of the cart.
    return /"cart"\s*:/.test(invalid) ? null : localStorage.getItem(key)
  },
  page: () => ({ currency: pageCurrency(), cookie: document.cookie }),
  read: readMagento,
  watch(onChange, signal) {
    subscribe(onChange, signal)
    hearJQuery(document, 'customer-data-reload customer-data-invalidate', onChange, signal)
    const changes = /\/checkout\/(?:cart\/(?:add|updatePost|delete)|sidebar\/)|\/customer\/section\/load/
    // Hyvä keeps no model; it sends this event with every load of private data.
    watchCart({ changes, events: ['private-content-loaded'] }, onChange, signal)
    window.addEventListener('storage', (event) => event.key?.startsWith(key) && onChange(), { signal })
    window.addEventListener('focus', () => onChange(), { signal })
  },
}

export { readMagento as read }
export const start = (onCart: OnCart, signal: AbortSignal) => startLocalCart(source, onCart, signal)
