import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { parseAmount } from './amount.ts'
import { asCurrency, asId, asNumber, asQuantity, every, get, isRecord } from './field.ts'
import { optionsOf } from './option.ts'
import { currencyOfPage } from './page-currency.ts'
import { plainText } from './plain-text.ts'
import { cartOf, sum } from './total.ts'

/** `price_amount` is what the shop shows, with or without tax; `price` is only its text. */
function priceOf(line: unknown): number | null {
  const keys = ['price_amount', 'price_with_reduction', 'price_wt']
  const amounts = keys.map((key) => asNumber(get(line, key)))
  return amounts.find((one) => one !== null) ?? parseAmount(get(line, 'price'))
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

function readLine(line: unknown, { pageUrl }: StorePage): CartItem | null {
  const id = asId(get(line, 'id_product') ?? get(line, 'id'))
  const variant = asId(get(line, 'id_product_attribute'))
  const name = plainText(get(line, 'name'))
  const quantity = asQuantity(get(line, 'cart_quantity') ?? get(line, 'quantity'))
  if (id === null || name === null || quantity === null) return null
  const attributes = get(line, 'attributes')
  return {
    id,
    variantId: variant === '0' ? null : variant,
    name,
    // An empty list or an empty text for products without combinations.
    options: isRecord(attributes) ? optionsOf(Object.entries(attributes)) : {},
    price: priceOf(line),
    quantity,
    url: absolute(get(line, 'url'), pageUrl),
    image: picture(imageOf(line), pageUrl),
  }
}

/** `totals.total` has shipping in it, the subtotals do not. */
function totalOf(cart: unknown, items: readonly CartItem[]): number | null {
  const goods = asNumber(get(cart, 'subtotals', 'products', 'amount')) ?? sum(items)
  const discount = asNumber(get(cart, 'subtotals', 'discounts', 'amount')) ?? 0
  return goods === null ? null : goods - Math.abs(discount)
}

/** Reads `window.prestashop`, or a cart that one of its events carried. */
export function readPrestaShop(payload: unknown, page: StorePage): Cart | null {
  const cart = get(payload, 'cart') ?? payload
  const lines = get(cart, 'products')
  if (!Array.isArray(lines)) return null
  const items = every(lines, (line) => readLine(line, page))
  if (!items) return null
  const currency = asCurrency(get(payload, 'currency', 'iso_code')) ?? currencyOfPage(page.pageHead)
  return cartOf(currency, totalOf(cart, items), items, asNumber(get(cart, 'products_count')))
}
