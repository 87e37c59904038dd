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
  let isOwn = false
  const take = async ({ order, data }: Answered) => {
    const cart = await readWhole(data, source.read, { pageUrl: location.href }).catch(() => null)
    // Answers end in any order; the request that was made last knows best.
    if (order < last) return
    last = order
    newest = cart && { data, at: performance.now() }
  }
  source.heard = () => {
    const told = newest && performance.now() - newest.at < fresh ? newest.data : undefined
    newest = null
    // Without an answer the next request for the cart is ours.
    isOwn = !told
    return told
  }
  const concerns = (url: string) => {
    if (url !== new URL(source.address(), location.href).href) return source.changes.test(url)
    const isTheirs = !isOwn
    isOwn = false
    return isTheirs
  }
  const stop = overhear(concerns, ({ order, data }) => void take({ order, data: newestOf(data) }))
  return () => {
    stop()
    delete source.heard
  }
}
