import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { asCurrency, asId, asNumber, asQuantity, every, get, isRecord } from './field.ts'
import { optionsBy } from './options-by-words.ts'
import { plainTextBy } from './text-by-words.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

function readLine(line: unknown, { pageUrl }: StorePage, words: Words): CartItem | null {
  const id = asId(get(line, 'productId')) ?? asId(get(line, 'sku')) ?? asId(get(line, 'id'))
  const name = plainTextBy(words, get(line, 'name'))
  // A gift certificate is one piece and has an amount instead of a price.
  const quantity = asQuantity(get(line, 'quantity') ?? (get(line, 'amount') === undefined ? undefined : 1))
  if (id === null || name === null || quantity === null) return null
  const options = get(line, 'options')
  const price = ['salePrice', 'listPrice', 'amount'].map((key) => asNumber(get(line, key))).find((one) => one !== null)
  return {
    id,
    variantId: asId(get(line, 'variantId')),
    name,
    options: Array.isArray(options)
      ? optionsBy(
          words,
          options.map((one) => [get(one, 'name'), get(one, 'value')]),
        )
      : {},
    price: price ?? null,
    quantity,
    url: absolute(get(line, 'url'), pageUrl),
    image: picture(get(line, 'imageUrl'), pageUrl),
  }
}

const kinds = ['physicalItems', 'digitalItems', 'giftCertificates', 'customItems']

/** Reads what `GET /api/storefront/carts` answers: a list of at most one cart; none is an empty cart. */
export function readBigCommerce(payload: unknown, page: StorePage, words: Words): Cart | null {
  if (Array.isArray(payload) && payload.length === 0) return cartOf(null, 0, [])
  const cart = Array.isArray(payload) ? payload[0] : payload
  const lists = get(cart, 'lineItems')
  if (!isRecord(lists) || !kinds.some((kind) => Array.isArray(lists[kind]))) return null
  const lines = kinds.flatMap((kind) => (Array.isArray(lists[kind]) ? lists[kind] : []))
  const items = every(lines, (line) => readLine(line, page, words))
  if (!items) return null
  const amount = asNumber(get(cart, 'cartAmount'))
  return cartOf(asCurrency(get(cart, 'currency', 'code')), amount ?? sum(items), items, amount)
}
