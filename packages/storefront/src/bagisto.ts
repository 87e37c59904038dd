import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { currencyOfPrice } from './amount.ts'
import { asId, asNumber, asQuantity, every, get } from './field.ts'
import { optionsOf } from './option.ts'
import { currencyOfPage } from './page-currency.ts'
import { plainText } from './plain-text.ts'
import { cartOf, sum } from './total.ts'

function readLine(line: unknown, { pageUrl }: StorePage): CartItem | null {
  const key = asId(get(line, 'product_url_key'))
  const name = plainText(get(line, 'name'))
  const quantity = asQuantity(get(line, 'quantity'))
  if (name === null || quantity === null) return null
  const options = get(line, 'options')
  return {
    // The answer has no product id.
    id: key ?? name.slice(0, 128),
    variantId: null,
    name,
    options: Array.isArray(options)
      ? optionsOf(options.map((one) => [get(one, 'attribute_name'), get(one, 'option_label')]))
      : {},
    price: asNumber(get(line, 'price_incl_tax')) ?? asNumber(get(line, 'price')),
    quantity,
    url: key === null ? null : absolute(`/${key}`, pageUrl),
    image: picture(get(line, 'base_image', 'small_image_url'), pageUrl),
  }
}

/** Reads what `GET /api/checkout/cart` answers. It names no currency: the page does, or an unmistakable sign. */
export function readBagisto(payload: unknown, page: StorePage): Cart | null {
  const cart = get(payload, 'data') ?? payload
  const lines = get(cart, 'items')
  if (!Array.isArray(lines)) return null
  const items = every(lines, (line) => readLine(line, page))
  if (!items) return null
  const shown = [...lines.map((line) => get(line, 'formatted_price')), get(cart, 'formatted_grand_total')]
  const currency = currencyOfPage(page.pageHead) ?? shown.map(currencyOfPrice).find((code) => code !== null) ?? null
  const goods = asNumber(get(cart, 'sub_total_incl_tax')) ?? sum(items) ?? asNumber(get(cart, 'sub_total'))
  const total = goods === null ? null : goods - Math.abs(asNumber(get(cart, 'discount_amount')) ?? 0)
  return cartOf(currency, total, items, asNumber(get(cart, 'items_count')))
}
