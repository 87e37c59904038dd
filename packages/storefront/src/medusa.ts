import type { Cart, CartItem } from '@deskbell/protocol'
import { picture, type StorePage } from './address.ts'
import { asCurrency, asId, asNumber, asQuantity, every, get, isRecord } from './field.ts'
import { fromTemplate } from './from-template.ts'
import { optionsOf } from './option.ts'
import { plainText } from './plain-text.ts'
import { cartOf, sum } from './total.ts'

/** Version 1 keeps hundredths, or whole units for currencies without a fraction. */
function divisorOf(currency: string | null): number {
  if (currency === null) return 100
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return maximumFractionDigits === 0 ? 1 : 100
}

const marks = ['product_title', 'is_tax_inclusive', 'variant_option_values', 'product_handle']

function isFirstVersion(cart: unknown, lines: readonly unknown[], { medusaVersion }: StorePage): boolean {
  if (medusaVersion !== undefined) return medusaVersion === 1
  if (lines.length === 0) return false
  return (
    !lines.some((line) => isRecord(line) && marks.some((mark) => mark in line)) &&
    get(cart, 'currency_code') === undefined
  )
}

function optionsOfLine(line: unknown): Record<string, string> {
  const values = get(line, 'variant_option_values')
  const list = get(line, 'variant', 'options')
  const pairs: [unknown, unknown][] = isRecord(values)
    ? Object.entries(values)
    : Array.isArray(list)
      ? list.map((one) => [get(one, 'option', 'title'), get(one, 'value')])
      : []
  return optionsOf(pairs.filter(([, value]) => !/^default (?:option value|variant)$/i.test(String(value))))
}

function readLine(line: unknown, divisor: number, page: StorePage): CartItem | null {
  const first = (...paths: string[][]) => paths.map((path) => get(line, ...path)).find((value) => value != null)
  const id = asId(first(['product_id'], ['variant', 'product_id'], ['product', 'id'], ['variant', 'product', 'id']))
  const variantId = asId(first(['variant_id'], ['variant', 'id']))
  const name = plainText(first(['product_title'], ['product', 'title'], ['variant', 'product', 'title'], ['title']))
  const quantity = asQuantity(get(line, 'quantity'))
  const price = asNumber(get(line, 'unit_price'))
  const ownId = id ?? variantId
  if (ownId === null || name === null || quantity === null) return null
  return {
    id: ownId,
    variantId,
    name,
    options: optionsOfLine(line),
    price: price === null ? null : price / divisor,
    quantity,
    url: fromTemplate(
      page,
      'handle',
      first(['product_handle'], ['product', 'handle'], ['variant', 'product', 'handle']),
    ),
    image: picture(get(line, 'thumbnail'), page.pageUrl),
  }
}

/**
 * Goods after discounts as the shop shows them: with tax where the lines' prices have it. `total` has shipping in
 * it. In version 2, `item_total` has discounts and tax; version 1 only tells the discount.
 */
function totalOf(cart: unknown, items: readonly CartItem[], lines: readonly unknown[], divisor: number): number | null {
  const read = (key: string) => {
    const amount = asNumber(get(cart, key))
    return amount === null ? null : amount / divisor
  }
  const goods = read('item_total')
  if (goods !== null) {
    const isNet = lines.some((line) => get(line, 'is_tax_inclusive') === false)
    return goods - (isNet ? (read('item_tax_total') ?? 0) : 0)
  }
  const before = sum(items) ?? read('subtotal')
  return before === null ? null : before - (read('discount_total') ?? 0)
}

/** Reads a cart of Medusa's store API, version 1 or 2, which the shop passes on. */
export function readMedusa(payload: unknown, page: StorePage): Cart | null {
  const cart = get(payload, 'cart') ?? get(payload, 'data', 'cart') ?? payload
  const lines = get(cart, 'items')
  if (!Array.isArray(lines)) return null
  const currency = asCurrency(get(cart, 'currency_code') ?? get(cart, 'region', 'currency_code'))
  const divisor = isFirstVersion(cart, lines, page) ? divisorOf(currency) : 1
  const items = every(lines, (line) => readLine(line, divisor, page))
  return items && cartOf(currency, totalOf(cart, items, lines, divisor), items, asNumber(get(cart, 'item_total')))
}
