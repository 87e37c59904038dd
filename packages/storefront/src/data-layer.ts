import type { StorePage } from './address.ts'
import { allWords } from './all-words.ts'
import { type DataLayerCart, readLayer } from './ga4.ts'

/** Replays a data layer; `null` when nothing in it was about the cart. */
export const readDataLayer = (payload: unknown, page: StorePage): DataLayerCart | null =>
  readLayer(payload, page, allWords)
