import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { asCurrency, asId, asNumber, asQuantity, every, get } from './field.ts'
import { optionsBy } from './options-by-words.ts'
import { plainTextBy } from './text-by-words.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

/** Minor units by the shop's own setting of decimals, which the answer carries beside every amount. */
function amount(value: unknown, minorUnit: unknown): number | null {
  const minor = asNumber(value)
  const unit = asNumber(minorUnit) ?? 2
  return minor === null ? null : minor / 10 ** unit
}

function optionsOfLine(line: unknown, words: Words): Record<string, string> {
  const variation = get(line, 'variation')
  if (!Array.isArray(variation)) return {}
  return optionsBy(
    words,
    variation.map((one) => {
      const raw = String(get(one, 'raw_attribute') ?? '').replace(/^attribute_(?:pa_)?/, '')
      return [get(one, 'attribute') || raw, get(one, 'value')]
    }),
  )
}

function readLine(line: unknown, { pageUrl }: StorePage, words: Words): CartItem | null {
  const id = asId(get(line, 'id'))
  const name = plainTextBy(words, get(line, 'name'))
  const quantity = asQuantity(get(line, 'quantity'))
  if (id === null || name === null || quantity === null) return null
  const options = optionsOfLine(line, words)
  // The answer has no parent id: for a variation, `id` is the variation's own.
  const isVariation = get(line, 'type') === 'variation' || Object.keys(options).length > 0
  return {
    id,
    variantId: isVariation ? id : null,
    name,
    options,
    price: amount(get(line, 'prices', 'price'), get(line, 'prices', 'currency_minor_unit')),
    quantity,
    url: absolute(get(line, 'permalink'), pageUrl),
    image: picture(get(line, 'images', 0, 'thumbnail') || get(line, 'images', 0, 'src'), pageUrl),
  }
}

/** Shops that show prices with tax give prices with tax but totals without; which kind this is, the sums tell. */
function totalOf(totals: unknown, items: readonly CartItem[]): number | null {
  const read = (key: string) => amount(get(totals, `total_${key}`), get(totals, 'currency_minor_unit'))
  const net = read('items')
  const discount = read('discount') ?? 0
  const goods = sum(items)
  if (goods === null) return net === null ? null : net - discount
  const gross = (net ?? 0) + (read('items_tax') ?? 0)
  const isGross = net !== null && Math.abs(goods - gross) < Math.abs(goods - net)
  return goods - discount - (isGross ? (read('discount_tax') ?? 0) : 0)
}

/** A batch answers with the answers of its requests; the last one that is a cart is the newest. */
function newest(payload: unknown): unknown {
  const answers = get(payload, 'responses')
  if (!Array.isArray(answers)) return payload
  return answers.map((one) => get(one, 'body')).findLast((body) => Array.isArray(get(body, 'items')))
}

/** Reads what `GET wc/store/v1/cart` answers, and so do its cart writes and batches. Add-on data (`item_data`) is never read. */
export function readWooCommerce(payload: unknown, page: StorePage, words: Words): Cart | null {
  const cart = newest(payload)
  const lines = get(cart, 'items')
  const totals = get(cart, 'totals')
  if (!Array.isArray(lines) || totals === undefined) return null
  const items = every(lines, (line) => readLine(line, page, words))
  if (!items) return null
  return cartOf(
    asCurrency(get(totals, 'currency_code')),
    totalOf(totals, items),
    items,
    asNumber(get(cart, 'items_count')),
  )
}
