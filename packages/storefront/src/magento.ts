import type { Cart } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { currencyOfPriceBy } from './amount-by-words.ts'
import { asList, asNumber, every, get } from './field.ts'
import { lineBy, type RawLine } from './line.ts'
import { cartOf, sum } from './total.ts'
import type { Words } from './words.ts'

/** A number, a string with four decimals, or both kinds of price where the shop shows both. */
function priceOf(value: unknown): number | null {
  return asNumber(value) ?? asNumber(get(value, 'incl_tax')) ?? asNumber(get(value, 'excl_tax'))
}

function readLine(line: unknown): RawLine {
  return {
    id: get(line, 'product_id'),
    // `product_id` is the parent; only the SKU names the chosen child.
    variantId: get(line, 'product_type') === 'configurable' ? get(line, 'product_sku') : null,
    name: get(line, 'product_name'),
    // What the shopper wrote or uploaded (an engraving) is not ours to read.
    options: asList(get(line, 'options')).map((one) => [
      get(one, 'label'),
      /^(field|area|file)$/.test(`${get(one, 'option_type')}`) ? null : get(one, 'value'),
    ]),
    price: priceOf(get(line, 'product_price_value')),
    quantity: get(line, 'qty'),
    url: get(line, 'product_has_url') === false ? null : get(line, 'product_url'),
    image: get(line, 'product_image', 'src'),
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
export function readMagento(payload: unknown, page: StorePage, words: Words): Cart | null {
  const section = get(parsed(payload), 'cart')
  const list = get(section, 'items')
  // A list with gaps is written by its numbers.
  const lines = Object.values(Object(list))
  if ((!lines[0] && !Array.isArray(list)) || isStale(section, page.cookie)) return null
  const items = every(lines, (line) => lineBy(words, readLine(line), page))
  if (!items) return null
  const currency = page.currency ?? currencyOfPriceBy(words, get(section, 'subtotal'))
  return cartOf(
    currency,
    sum(items) ?? asNumber(get(section, 'subtotalAmount')),
    items,
    asNumber(get(section, 'summary_count')),
  )
}
