import type { Cart, CartItem } from '@deskbell/protocol'
import { picture, type StorePage } from './address.ts'
import { asCurrency, asId, asNumber, asQuantity, every, get } from './field.ts'
import { fromTemplate } from './from-template.ts'
import { optionsOf } from './option.ts'
import { plainText } from './plain-text.ts'
import { cartOf, round, sum } from './total.ts'

/** Amount of a taxed price as shoppers see it. */
function money(price: unknown): number | null {
  return (
    asNumber(get(price, 'gross', 'amount')) ?? asNumber(get(price, 'net', 'amount')) ?? asNumber(get(price, 'amount'))
  )
}

function currencyOf(price: unknown): string | null {
  return asCurrency(get(price, 'gross', 'currency') ?? get(price, 'net', 'currency') ?? get(price, 'currency'))
}

function optionsOfVariant(variant: unknown): Record<string, string> {
  const attributes = get(variant, 'selectionAttributes') ?? get(variant, 'attributes')
  if (!Array.isArray(attributes)) return {}
  return optionsOf(
    attributes.map((one) => {
      const values = get(one, 'values')
      return [get(one, 'attribute', 'name'), Array.isArray(values) ? values.map((value) => get(value, 'name')) : null]
    }),
  )
}

function readLine(line: unknown, page: StorePage): CartItem | null {
  const variant = get(line, 'variant')
  const product = get(variant, 'product')
  const variantId = asId(get(variant, 'id'))
  const id = asId(get(product, 'id')) ?? variantId
  const name = plainText(get(product, 'name') ?? get(variant, 'name'))
  const quantity = asQuantity(get(line, 'quantity'))
  if (id === null || name === null || quantity === null) return null
  const lineTotal = money(get(line, 'totalPrice'))
  return {
    id,
    variantId,
    name,
    options: optionsOfVariant(variant),
    price:
      money(get(line, 'unitPrice')) ??
      money(get(variant, 'pricing', 'price')) ??
      (lineTotal === null ? null : lineTotal / quantity),
    quantity,
    url: fromTemplate(page, 'slug', get(product, 'slug')),
    image: picture(get(product, 'thumbnail', 'url'), page.pageUrl),
  }
}

/** The checkout's total has shipping in it; without a shipping price, the lines' totals are the goods. */
function totalOf(checkout: unknown, lines: readonly unknown[], items: readonly CartItem[]): number | null {
  const all = money(get(checkout, 'totalPrice'))
  const shipping = money(get(checkout, 'shippingPrice'))
  if (all !== null && shipping !== null) return all - shipping
  const goods = sum(items)
  const totals = every(lines, (line) => money(get(line, 'totalPrice')))
  const ofLines = totals
    ? round(totals.reduce((one, other) => one + other, 0))
    : (money(get(checkout, 'subtotalPrice')) ?? goods)
  const discount = asNumber(get(checkout, 'discount', 'amount')) ?? 0
  // Newer versions spread a voucher over the lines, whose totals then are below their prices.
  const isSpread = goods !== null && ofLines !== null && ofLines < goods - 0.005
  return ofLines === null ? null : ofLines - (isSpread ? 0 : discount)
}

/** Reads a checkout of Saleor's GraphQL API, which the shop passes on. No checkout is unknown. */
export function readSaleor(payload: unknown, page: StorePage): Cart | null {
  const checkout = get(payload, 'data', 'checkout') ?? get(payload, 'checkout') ?? payload
  const lines = get(checkout, 'lines')
  if (!Array.isArray(lines)) return null
  const items = every(lines, (line) => readLine(line, page))
  if (!items) return null
  const prices = [
    get(checkout, 'totalPrice'),
    get(checkout, 'subtotalPrice'),
    ...lines.map((line) => get(line, 'totalPrice')),
  ]
  const inPricing = lines.map((line) => get(line, 'variant', 'pricing', 'price'))
  const currency = [...prices, ...inPricing].map(currencyOf).find((code) => code !== null) ?? null
  return cartOf(currency, totalOf(checkout, lines, items), items, money(get(checkout, 'totalPrice')))
}
