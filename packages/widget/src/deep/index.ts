import { newestOf } from '@deskbell/storefront/woo-batch'
import { findStore } from '../edge/find-store.ts'
import type { CartSource } from '../edge/page-cart.ts'
import { readWhole } from '../edge/read-whole.ts'
import { type Answered, overhear } from './edge/overhear.ts'

/** An older answer says nothing of a change that is noticed now; in ms. */
const fresh = 3000

/**
 * Takes the cart from the answers that the page itself receives, so that a change costs no request of ours. What is no
 * whole cart is left to the signals, after which the cart is asked for. Returns how to stop.
 *
 * @param platform as the shop set it
 */
export async function observeDeep(platform: string): Promise<() => void> {
  const store = (await findStore(platform)) as { source?: CartSource } | undefined
  const source = store?.source
  // A cart that lies on the page itself is never asked for.
  if (!source?.changes) return () => {}
  let newest: { data: unknown; at: number } | null = null
  let last = 0
  const address = source.address
  let isOwn = false
  const take = async ({ order, data }: Answered) => {
    const cart = await readWhole(data, source.read, { pageUrl: location.href }).catch(() => null)
    // Answers end in any order; the request that was made last knows best.
    if (order < last) return
    last = order
    newest = cart && { data, at: performance.now() }
  }
  // Only we ask for it there, and right before the request: by this ours is told from the page's.
  source.address = () => {
    isOwn = true
    return address()
  }
  const stop = overhear({
    concerns: (url) => url === new URL(address(), location.href).href || source.changes.test(url),
    instead() {
      if (!isOwn) return null
      isOwn = false
      const told = newest && performance.now() - newest.at < fresh ? newest.data : null
      newest = null
      return { data: told }
    },
    onAnswer: ({ order, data }) => void take({ order, data: newestOf(data) }),
  })
  return () => {
    stop()
    source.address = address
  }
}
