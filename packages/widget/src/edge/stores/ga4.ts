import { readGa4 } from '@deskbell/storefront/ga4'
import { type LocalCart, startLocalCart } from '../local-cart.ts'
import type { OnCart } from '../page-cart.ts'

type Layer = unknown[] & { push(...entries: unknown[]): number }

const layer = (): Layer | undefined => {
  const { dataLayer } = window as { dataLayer?: unknown }
  return Array.isArray(dataLayer) ? (dataLayer as Layer) : undefined
}

/**
 * The shop's own measuring: what was told is replayed, what comes is heard by `push`, the only way in that there is.
 * The original goes first and its answer is handed on; at the end it is put back, unless others have wrapped ours.
 */
export const source: LocalCart = {
  // A layer without a word about the cart is unknown.
  payload: () => [...(layer() ?? [])],
  read: readGa4,
  watch(onChange, signal) {
    const list = layer()
    if (!list) return
    const isOwn = Object.hasOwn(list, 'push')
    const before = list.push
    const push = function (this: unknown, ...entries: unknown[]): number {
      const length = before.apply(this as Layer, entries)
      if (!signal.aborted) onChange()
      return length
    }
    list.push = push
    signal.addEventListener('abort', () => {
      if (list.push !== push) return
      if (isOwn) list.push = before
      else Reflect.deleteProperty(list, 'push')
    })
  },
}

export { readGa4 as read }
export const start = (onCart: OnCart, signal: AbortSignal) => startLocalCart(source, onCart, signal)
