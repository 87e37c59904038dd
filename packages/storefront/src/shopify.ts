import type { Cart } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { asCurrency, asId, asList, asNumber, every, get } from './field.ts'
import { lineBy, type RawLine } from './line.ts'
import type { Pairs } from './options-by-words.ts'
import { cartOf } from './total.ts'
import type { Words } from './words.ts'

/** Hundredths in every currency, yen too. */
function hundredths(value: unknown): number | null {
  const amount = asNumber(value)
  return amount === null ? null : amount / 100
}

function optionsOfLine(line: unknown): Pairs {
  if (get(line, 'product_has_only_default_variant') === true) return []
  const chosen = asList(get(line, 'options_with_values')).filter((one) => get(one, 'value') !== 'Default Title')
  return chosen.map((one) => [get(one, 'name'), get(one, 'value')])
}

function readLine(line: unknown): RawLine {
  const variantId = get(line, 'variant_id') ?? get(line, 'id')
  return {
    id: asId(get(line, 'product_id')) ?? variantId,
    variantId,
    name: get(line, 'product_title') ?? get(line, 'title'),
    options: optionsOfLine(line),
    price: hundredths(get(line, 'final_price') ?? get(line, 'discounted_price') ?? get(line, 'price')),
    quantity: get(line, 'quantity'),
    url: get(line, 'url'),
    image: get(line, 'image') || get(line, 'featured_image', 'url'),
  }
}

/**
 * Reads what `GET {routes.root}cart.js` answers, and what `change`, `update` and `clear` do. The answer of `add` is
 * no cart and gives `null`. Line properties (engravings, names) are never read.
 */
export function readShopify(payload: unknown, page: StorePage, words: Words): Cart | null {
  const lines = get(payload, 'items')
  const total = hundredths(get(payload, 'total_price'))
  const currency = asCurrency(get(payload, 'currency'))
  if (!Array.isArray(lines) || total === null) return null
  const items = every(lines, (line) => lineBy(words, readLine(line), page))
  return items && cartOf(currency, total, items, asNumber(get(payload, 'item_count')))
}
