import type { Cart, CartItem } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { asCurrency, asList, asNumber, every, get } from './field.ts'
import { lineBy, type RawLine } from './line.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

/** Minor units by the shop's own setting of decimals, which the answer carries beside every amount. */
function amount(value: unknown, minorUnit: unknown): number | null {
  const minor = asNumber(value)
  const unit = asNumber(minorUnit) ?? 2
  return minor === null ? null : minor / 10 ** unit
}

function readLine(line: unknown): RawLine {
  const id = get(line, 'id')
  const options = asList(get(line, 'variation')).map((one) => {
    const raw = String(get(one, 'raw_attribute') ?? '').replace(/^attribute_(?:pa_)?/, '')
    return [get(one, 'attribute') || raw, get(one, 'value')] as const
  })
  // The answer has no parent id: for a variation, `id` is the variation's own.
  const isVariation = get(line, 'type') === 'variation' || options.length > 0
  return {
    id,
    variantId: isVariation ? id : null,
    name: get(line, 'name'),
    options,
    price: amount(get(line, 'prices', 'price'), get(line, 'prices', 'currency_minor_unit')),
    quantity: get(line, 'quantity'),
    url: get(line, 'permalink'),
    image: get(line, 'images', 0, 'thumbnail') || get(line, 'images', 0, 'src'),
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

/** Reads what `GET wc/store/v1/cart` answers, and so do its cart writes. Add-on data (`item_data`) is never read. */
export function readWooCommerce(cart: unknown, page: StorePage, words: Words): Cart | null {
  const lines = get(cart, 'items')
  const totals = get(cart, 'totals')
  if (!Array.isArray(lines) || totals === undefined) return null
  const items = every(lines, (line) => lineBy(words, readLine(line), page))
  if (!items) return null
  return cartOf(
    asCurrency(get(totals, 'currency_code')),
    totalOf(totals, items),
    items,
    asNumber(get(cart, 'items_count')),
  )
}
