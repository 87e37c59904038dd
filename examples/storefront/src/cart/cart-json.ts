import { createHash } from 'node:crypto'
import { picturePath, productId, productPath, type Variant, variantById } from '../catalogue.ts'
import { type Language, rootOf } from '../languages.ts'
import { currency } from '../money.ts'
import { textsOf } from '../texts/texts.ts'
import type { CartLine, CartLines } from './cart-lines.ts'

/** Where and for whom the cart is written down; `origin` is `''` where the host is not known. */
export interface CartPlace {
  language: Language
  origin: string
}

const hash = (text: string): string => createHash('md5').update(text).digest('hex')

export const lineKey = (line: CartLine): string => `${line.variantId}:${hash(`line ${line.variantId}`)}`

/** One line in the shape of Shopify's Ajax API; money in hundredths. */
export function lineJson(line: CartLine, place: CartPlace) {
  const variant = variantById(line.variantId)
  if (!variant) throw new Error(`no variant ${line.variantId}: lines are checked when the cookie is read`)
  const price = variant.product.price
  return {
    id: variant.id,
    properties: {},
    quantity: line.quantity,
    variant_id: variant.id,
    key: lineKey(line),
    ...pricesOf(price, line.quantity),
    sku: `${variant.product.handle}-${variant.size}`.toUpperCase(),
    grams: 900,
    vendor: 'Rosso',
    taxable: true,
    gift_card: false,
    requires_shipping: true,
    product_type: 'Shoes',
    product_has_only_default_variant: false,
    ...namesOf(variant, place),
    quantity_rule: { min: 1, max: null, increment: 1 },
    has_components: false,
  }
}

const pricesOf = (price: number, quantity: number) => ({
  price,
  original_price: price,
  presentment_price: price / 100,
  discounted_price: price,
  final_price: price,
  line_price: price * quantity,
  original_line_price: price * quantity,
  final_line_price: price * quantity,
  total_discount: 0,
  discounts: [],
  line_level_discount_allocations: [],
  line_level_total_discount: 0,
})

function namesOf({ id, product, size }: Variant, { language, origin }: CartPlace) {
  const texts = textsOf(language)
  const color = texts.colors[product.color]
  const image = origin + picturePath(product)
  return {
    product_id: productId(product),
    handle: product.handle,
    title: `${product.title} - ${color} / ${size}`,
    product_title: product.title,
    product_description: texts.models[product.model].text,
    variant_title: `${color} / ${size}`,
    variant_options: [color, size],
    options_with_values: [
      { name: texts.color, value: color },
      { name: texts.size, value: size },
    ],
    url: `${productPath(rootOf(language), product)}?variant=${id}`,
    image,
    featured_image: { aspect_ratio: 1.524, alt: product.title, height: 420, url: image, width: 640 },
  }
}

/** The whole cart as `GET /cart.js` answers. */
export function cartJson(lines: CartLines, place: CartPlace) {
  const items = lines.map((line) => lineJson(line, place))
  const total = items.reduce((sum, item) => sum + item.final_line_price, 0)
  return {
    token: hash(lines.map((line) => `${line.variantId}x${line.quantity}`).join('.')),
    note: null,
    attributes: {},
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    total_weight: items.reduce((sum, item) => sum + item.grams * item.quantity, 0),
    item_count: lines.reduce((sum, line) => sum + line.quantity, 0),
    items,
    requires_shipping: items.length > 0,
    currency,
    items_subtotal_price: total,
    cart_level_discount_applications: [],
    discount_codes: [],
  }
}
