import * as v from 'valibot'
import { limits } from './limits.ts'

const Url = v.nullable(v.pipe(v.string(), v.maxLength(limits.url)))

export const CartItem = v.object({
  /** Product id, the same for all variants where the platform says so. */
  id: v.pipe(v.string(), v.maxLength(limits.id)),
  variantId: v.nullable(v.pipe(v.string(), v.maxLength(limits.id))),
  name: v.pipe(v.string(), v.maxLength(limits.title)),
  /** Recognised option labels are `size` and `color`; others keep the shop's label. */
  options: v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(256))),
  /** Unit price after line discounts, major units, as displayed. */
  price: v.nullable(v.pipe(v.number(), v.finite())),
  quantity: v.pipe(v.number(), v.finite(), v.minValue(0)),
  url: Url,
  image: Url,
})
export type CartItem = v.InferOutput<typeof CartItem>

/** A shopper's cart as any platform's reader gives it. Unknown is `null`, which is not the same as empty. */
export const Cart = v.object({
  /** ISO 4217, `null` where nothing says it without doubt. */
  currency: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  /** Goods after discounts, without shipping, major units, as displayed. */
  total: v.nullable(v.pipe(v.number(), v.finite())),
  items: v.pipe(v.array(CartItem), v.maxLength(limits.cartItems)),
})
export type Cart = v.InferOutput<typeof Cart>

export const pageTypes = ['home', 'listing', 'product', 'cart', 'checkout', 'article', 'search', 'other'] as const
export type PageType = (typeof pageTypes)[number]

/** The page a shopper looks at, as far as it may leave the browser: query and fragment already cut. */
export const PageView = v.object({
  url: v.pipe(v.string(), v.maxLength(limits.url)),
  title: v.pipe(v.string(), v.maxLength(limits.title)),
  type: v.picklist(pageTypes),
})
export type PageView = v.InferOutput<typeof PageView>
