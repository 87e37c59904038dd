import type { Cart } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { parseHtml } from './html.ts'
import { readMiniCart } from './opencart.ts'
import type { Words } from './words.ts'

/** Reads the mini-cart from its HTML, where there is no document. */
export function readOpenCart(payload: unknown, page: StorePage, words: Words): Cart | null {
  return typeof payload === 'string' ? readMiniCart(parseHtml(payload), page, words) : null
}
