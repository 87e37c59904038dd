import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { currencyOfPrice } from './amount.ts'
import { asId, asNumber, asQuantity, every, get } from './field.ts'
import { optionsOf } from './option.ts'
import { currencyOfPage } from './page-currency.ts'
import { plainText } from './plain-text.ts'
import { cartOf, sum } from './total.ts'

/** A number, a string with four decimals, or both kinds of price where the shop shows both. */
function priceOf(value: unknown): number | null {
  return asNumber(value) ?? asNumber(get(value, 'incl_tax')) ?? asNumber(get(value, 'excl_tax'))
}

function readLine(line: unknown, { pageUrl }: StorePage): CartItem | null {
  const id = asId(get(line, 'product_id'))
  const name = plainText(get(line, 'product_name'))
  const quantity = asQuantity(get(line, 'qty'))
  if (id === null || name === null || quantity === null) return null
  const options = get(line, 'options')
  return {
    id,
    // `product_id` is the parent; only the SKU names the chosen child.
    variantId: get(line, 'product_type') === 'configurable' ? asId(get(line, 'product_sku')) : null,
    name,
    options: Array.isArray(options) ? optionsOf(options.map((one) => [get(one, 'label'), get(one, 'value')])) : {},
    price: priceOf(get(line, 'product_price_value')),
    quantity,
    url: absolute(get(line, 'product_url'), pageUrl),
    image: picture(get(line, 'product_image', 'src'), pageUrl),
  }
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return json
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The server tells by a cookie which version of each section is the newest. */
function isStale(section: unknown, cookie: string | undefined): boolean {
  const value = cookie?.match(/(?:^|;\s*)section_data_ids=([^;]*)/)?.[1]
  const newest = value === undefined ? undefined : get(parsed(decoded(value)), 'cart')
  return newest !== undefined && String(newest) !== String(get(section, 'data_id'))
}

/**
 * Reads `localStorage['mage-cache-storage']` (as text or parsed). Not yet filled, invalidated, or older than the
 * cookie `section_data_ids` says: unknown. The currency is the page's, else an unmistakable sign in the subtotal.
 */
export function readMagento(payload: unknown, page: StorePage): Cart | null {
  const section = get(parsed(payload), 'cart')
  const lines = get(section, 'items')
  if (!Array.isArray(lines) || isStale(section, page.cookie)) return null
  const items = every(lines, (line) => readLine(line, page))
  if (!items) return null
  const currency = currencyOfPage(page.pageHead) ?? currencyOfPrice(get(section, 'subtotal'))
  return cartOf(
    currency,
    sum(items) ?? asNumber(get(section, 'subtotalAmount')),
    items,
    asNumber(get(section, 'summary_count')),
  )
}
