import type { Cart } from '@deskbell/protocol'
import { watchCart } from './cart-signals.ts'
import { type CartSource, shopifyRoot } from './platforms.ts'

/** Milliseconds: a burst of changes is read once, no two reads are closer, and a shop that says 429 is left alone. */
const debounce = 300
const apart = 2000
const calm = 60_000

/**
 * Reads the page's cart now and after each change: at most one request of ours per change. A read that fails leaves
 * what is known. Returns its stop.
 *
 * @param onCart told of every reading; `null` is unknown
 */
export function startCart(source: CartSource, onCart: (cart: Cart | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let earliest = 0
  let reading = 0
  const ended = new AbortController()

  const read = async () => {
    reading++
    const mine = reading
    earliest = Date.now() + apart
    const [reader, answer] = await Promise.all([
      source.load(),
      fetch(source.address(), { headers: { accept: 'application/json' }, signal: ended.signal }),
    ])
    if (answer.status === 429) {
      earliest = Date.now() + calm
      return plan(calm)
    }
    if (!answer.ok) return
    const cart = reader(await answer.json(), { pageUrl: location.href, shopifyRoutesRoot: shopifyRoot() })
    // Of two answers under way the one asked for last counts.
    if (mine === reading && !ended.signal.aborted) onCart(cart)
  }
  const plan = (ms: number) => {
    // The outcome of a change or an answer may come after the end.
    if (ended.signal.aborted) return
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        // Offline, or the shop answered with something else: what is known stays known.
        read().catch(() => {})
      },
      Math.max(ms, earliest - Date.now()),
    )
  }
  plan(0)
  const unwatch = watchCart(source, () => plan(debounce))
  return () => {
    unwatch()
    clearTimeout(timer)
    ended.abort()
  }
}
