import type { Cart, CartItem } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { parseAmountBy } from './amount-by-words.ts'
import { asCurrency, asId, asNumber, every, get, isRecord } from './field.ts'
import { lineBy, type RawLine } from './line.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

/** `price_amount` is what the shop shows, with or without tax; `price` is only its text. */
function priceOf(line: unknown, words: Words): number | null {
  const keys = ['price_amount', 'price_with_reduction', 'price_wt']
  const amounts = keys.map((key) => asNumber(get(line, key)))
  return amounts.find((one) => one !== null) ?? parseAmountBy(words, get(line, 'price'))
}

function imageOf(line: unknown): unknown {
  const cover = get(line, 'cover')
  const sizes = ['small_default', 'cart_default', 'home_default']
  const urls = [
    ...sizes.map((size) => get(cover, 'bySize', size, 'url')),
    get(cover, 'small', 'url'),
    get(cover, 'medium', 'url'),
  ]
  return urls.find((url) => typeof url === 'string')
}

function readLine(line: unknown, words: Words): RawLine {
  const variant = asId(get(line, 'id_product_attribute'))
  const attributes = get(line, 'attributes')
  return {
    id: get(line, 'id_product') ?? get(line, 'id'),
    variantId: variant === '0' ? null : variant,
    name: get(line, 'name'),
    // An empty list or an empty text for products without combinations.
    options: isRecord(attributes) ? Object.entries(attributes) : [],
    price: priceOf(line, words),
    quantity: get(line, 'cart_quantity') ?? get(line, 'quantity'),
    url: get(line, 'url'),
    image: imageOf(line),
  }
}

/** `totals.total` has shipping in it, the subtotals do not. */
function totalOf(cart: unknown, items: readonly CartItem[]): number | null {
  const goods = asNumber(get(cart, 'subtotals', 'products', 'amount')) ?? sum(items)
  const discount = asNumber(get(cart, 'subtotals', 'discounts', 'amount')) ?? 0
  return goods === null ? null : Math.max(0, goods - Math.abs(discount))
}

/** Reads `window.prestashop`, or a cart that one of its events carried. */
export function readPrestaShop(payload: unknown, page: StorePage, words: Words): Cart | null {
  const cart = get(payload, 'cart') ?? payload
  const list = get(cart, 'products')
  // A list with gaps is written by its numbers.
  const lines = Object.values(Object(list))
  if (!lines[0] && !Array.isArray(list)) return null
  const items = every(lines, (line) => lineBy(words, readLine(line, words), page))
  if (!items) return null
  const currency = asCurrency(get(payload, 'currency', 'iso_code')) ?? page.currency ?? null
  return cartOf(currency, totalOf(cart, items), items, asNumber(get(cart, 'products_count')))
}
