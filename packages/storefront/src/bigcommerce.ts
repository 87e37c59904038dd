import type { Cart } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { asCurrency, asId, asList, asNumber, every, get, isRecord } from './field.ts'
import { lineBy, type RawLine } from './line.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

function readLine(line: unknown): RawLine {
  const price = ['salePrice', 'listPrice', 'amount'].map((key) => asNumber(get(line, key))).find((one) => one !== null)
  return {
    id: asId(get(line, 'productId')) ?? asId(get(line, 'sku')) ?? get(line, 'id'),
    variantId: get(line, 'variantId'),
    name: get(line, 'name'),
    // Without an id of its own a value is what the shopper wrote (an engraving), which is not ours to read.
    options: asList(get(line, 'options')).map((one) => [
      get(one, 'name'),
      get(one, 'valueId') === null ? null : get(one, 'value'),
    ]),
    price: price ?? null,
    // A gift certificate is one piece and has an amount instead of a price.
    quantity: get(line, 'quantity') ?? (get(line, 'amount') === undefined ? undefined : 1),
    url: get(line, 'url'),
    image: get(line, 'imageUrl'),
  }
}

const kinds = ['physicalItems', 'digitalItems', 'giftCertificates', 'customItems']

/** Reads what `GET /api/storefront/carts` answers: a list of at most one cart; none is an empty cart. */
export function readBigCommerce(payload: unknown, page: StorePage, words: Words): Cart | null {
  if (Array.isArray(payload) && payload.length === 0) return cartOf(null, 0, [])
  const cart = Array.isArray(payload) ? payload[0] : payload
  const lists = get(cart, 'lineItems')
  if (!isRecord(lists) || !kinds.some((kind) => Array.isArray(lists[kind]))) return null
  const lines = kinds.flatMap((kind) => asList(lists[kind]))
  const items = every(lines, (line) => lineBy(words, readLine(line), page))
  if (!items) return null
  const amount = asNumber(get(cart, 'cartAmount'))
  return cartOf(asCurrency(get(cart, 'currency', 'code')), amount ?? sum(items), items, amount)
}
