import type { Cart, CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { asCurrency, asId, asNumber, asQuantity, every, get } from './field.ts'
import { optionsBy } from './options-by-words.ts'
import { plainTextBy } from './text-by-words.ts'
import { cartOf } from './total.ts'
import type { Words } from './words.ts'

/** Hundredths in every currency, yen too. */
function hundredths(value: unknown): number | null {
  const amount = asNumber(value)
  return amount === null ? null : amount / 100
}

function optionsOfLine(line: unknown, words: Words): Record<string, string> {
  const pairs = get(line, 'options_with_values')
  if (get(line, 'product_has_only_default_variant') === true || !Array.isArray(pairs)) return {}
  const chosen = pairs.filter((one) => get(one, 'value') !== 'Default Title')
  return optionsBy(
    words,
    chosen.map((one) => [get(one, 'name'), get(one, 'value')]),
  )
}

function readLine(line: unknown, { pageUrl }: StorePage, words: Words): CartItem | null {
  const name = plainTextBy(words, get(line, 'product_title') ?? get(line, 'title'))
  const variantId = asId(get(line, 'variant_id') ?? get(line, 'id'))
  const id = asId(get(line, 'product_id')) ?? variantId
  const quantity = asQuantity(get(line, 'quantity'))
  if (name === null || id === null || quantity === null) return null
  return {
    id,
    variantId,
    name,
    options: optionsOfLine(line, words),
    price: hundredths(get(line, 'final_price') ?? get(line, 'discounted_price') ?? get(line, 'price')),
    quantity,
    url: absolute(get(line, 'url'), pageUrl),
    image: picture(get(line, 'image') ?? get(line, 'featured_image', 'url'), pageUrl),
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
  const items = every(lines, (line) => readLine(line, page, words))
  return items && cartOf(currency, total, items, asNumber(get(payload, 'item_count')))
}
