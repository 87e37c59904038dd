import type { Cart } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { currencyOfPriceBy } from './amount-by-words.ts'
import { asId, asNumber, every, get } from './field.ts'
import { lineBy, type RawLine } from './line.ts'
import { plainTextBy } from './text-by-words.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

function readLine(line: unknown, words: Words): RawLine {
  const key = asId(get(line, 'product_url_key') ?? get(line, 'product', 'url_key'))
  return {
    // The answer has no product id.
    id: key ?? plainTextBy(words, get(line, 'name'), 128),
    variantId: null,
    name: get(line, 'name'),
    options: Object.values(Object(get(line, 'options'))).map(
      (one) => [get(one, 'attribute_name'), get(one, 'option_label')] as const,
    ),
    price: asNumber(get(line, 'price_incl_tax')) ?? asNumber(get(line, 'price_excl_tax') ?? get(line, 'price')),
    quantity: get(line, 'quantity'),
    url: key && `/${key}`,
    image: get(line, 'base_image', 'small_image_url') ?? get(line, 'product', 'base_image', 'small_image_url'),
  }
}

/** Reads what `GET /api/checkout/cart` answers. It names no currency: the page does, or an unmistakable sign. */
export function readBagisto(payload: unknown, page: StorePage, words: Words): Cart | null {
  const cart = get(payload, 'data') ?? payload
  const lines = get(cart, 'items')
  if (!Array.isArray(lines)) return null
  const items = every(lines, (line) => lineBy(words, readLine(line, words), page))
  if (!items) return null
  const shown = [...lines, cart].flatMap((one) => Object.entries(Object(one)))
  const codes = shown.map(([key, text]) => (key.startsWith('formatted_') ? currencyOfPriceBy(words, text) : null))
  const currency = page.currency ?? codes.find((code) => code !== null) ?? null
  const goods = asNumber(get(cart, 'sub_total_incl_tax')) ?? sum(items) ?? asNumber(get(cart, 'sub_total'))
  const total = goods === null ? null : goods - Math.abs(asNumber(get(cart, 'discount_amount')) ?? 0)
  return cartOf(currency, total, items, asNumber(get(cart, 'items_count')))
}
