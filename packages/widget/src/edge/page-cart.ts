import type { Cart } from '@deskbell/protocol'
import type { StorePage } from '@deskbell/storefront'
import { watchCart } from './cart-signals.ts'
import { type ReadCart, readWhole } from './read-whole.ts'

/** How one shop system tells its cart to a script on the page. */
export interface CartSource {
  /** Address that answers with the cart. */
  address(): string
  /** Requests of the page after which the cart is another. */
  changes: RegExp
  /** DOM events after which the cart is another; some carry a promise of the outcome. */
  events: readonly string[]
  /** What the answer leaves out and the page knows. */
  page?(): Partial<StorePage>
  read: ReadCart
  /** Whether there can be anything in the cart as the page opens; where not, the first read waits for a change. */
  mayHold?(): boolean
  /** Signals besides, until the signal ends. */
  watch?(onChange: () => void, signal: AbortSignal): void
}

/** Told of every reading; `null` is unknown. */
export type OnCart = (cart: Cart | null) => void

/** Milliseconds: a burst of changes is read once, no two reads are closer, and a shop that says 429 is left alone. */
const debounce = 300
const apart = 2000
const calm = 60_000

/**
 * Reads the page's cart now and after each change: at most one request of ours per change. A read that fails leaves
 * what is known.
 */
export function startCart(source: CartSource, onCart: OnCart, signal: AbortSignal): void {
  if (signal.aborted) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let earliest = 0
  let reading = 0

  const read = async () => {
    reading++
    const mine = reading
    earliest = Date.now() + apart
    const answer = await fetch(source.address(), { signal })
    if (answer.status === 429) {
      earliest = Date.now() + calm
      return plan(calm)
    }
    if (!answer.ok) return
    const page = { pageUrl: location.href, ...source.page?.() }
    const cart = await readWhole(await answer.json(), source.read, page)
    // Of two answers under way the one asked for last counts.
    if (mine === reading && !signal.aborted) onCart(cart)
  }
  const plan = (ms: number) => {
    // The outcome of a change or an answer may come after the end.
    if (signal.aborted) return
    clearTimeout(timer)
    // Offline, or the shop answered with something else: what is known stays known.
    timer = setTimeout(() => signal.aborted || read().catch(() => {}), Math.max(ms, earliest - Date.now()))
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  if (source.mayHold?.() !== false) plan(0)
  const change = () => plan(debounce)
  watchCart(source, change, signal)
  source.watch?.(change, signal)
}
