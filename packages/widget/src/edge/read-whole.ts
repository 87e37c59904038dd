import type { Cart } from '@deskbell/protocol'
import type { StorePage } from '@deskbell/storefront'
import { commonWords, needsMoreWords, type Words } from '@deskbell/storefront/words'

/** Reads what a shop system has of the cart; `null` is unknown. */
export type ReadCart = (payload: unknown, page: StorePage, words: Words) => Cart | null

/** Reads by the few common words, and only where that leaves something open by all there are. */
export async function readWhole(payload: unknown, read: ReadCart, page: StorePage): Promise<Cart | null> {
  const cart = read(payload, page, commonWords)
  if (!cart || !needsMoreWords(cart)) return cart
  const { allWords } = await import('@deskbell/storefront/all-words')
  return read(payload, page, allWords)
}
