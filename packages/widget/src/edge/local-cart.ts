import type { StorePage } from '@deskbell/storefront'
import type { OnCart } from './page-cart.ts'
import { type ReadCart, readWhole } from './read-whole.ts'

/** A cart that is on the page already: reading it costs no request. */
export interface LocalCart {
  /** What there is now; `undefined` leaves what is known. */
  payload(): unknown
  page?(): Partial<StorePage>
  read: ReadCart
  /** Tells of changes until the signal. */
  watch(onChange: () => void, signal: AbortSignal): void
}

/** Milliseconds: a burst of changes is read once. */
const debounce = 100

/** Reads the cart that the page holds, now and after each change. Surprise input is unknown, never a throw. */
export function startLocalCart(source: LocalCart, onCart: OnCart, signal: AbortSignal): void {
  if (signal.aborted) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = 0
  const read = async () => {
    reading++
    const mine = reading
    const payload = source.payload()
    if (payload === undefined) return
    const cart = await readWhole(payload, source.read, { pageUrl: location.href, ...source.page?.() })
    if (mine === reading && !signal.aborted) onCart(cart)
  }
  const plan = (ms: number) => {
    if (signal.aborted) return
    clearTimeout(timer)
    // Payloads are live objects of the shop's own code, whose getters may throw: then the cart is unknown.
    timer = setTimeout(() => read().catch(() => signal.aborted || onCart(null)), ms)
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  plan(0)
  window.addEventListener('pageshow', ({ persisted }) => persisted && plan(0), { signal })
  source.watch(() => plan(debounce), signal)
}
