import type { CartItem } from '@deskbell/protocol'
import { absolute, picture, type StorePage } from './address.ts'
import { asId, asQuantity } from './field.ts'
import { optionsBy, type Pairs } from './options-by-words.ts'
import { plainTextBy } from './text-by-words.ts'
import type { Words } from './words.ts'

/** A line as a platform has it, whatever is in it. */
export type RawLine = { [K in Exclude<keyof CartItem, 'options' | 'price'>]: unknown } & {
  options: Pairs
  price: number | null
}

/** The line as ours, or `null` where it has no id, name or quantity. */
export function lineBy(words: Words, raw: RawLine, { pageUrl }: StorePage): CartItem | null {
  const id = asId(raw.id)
  const name = plainTextBy(words, raw.name)
  const quantity = asQuantity(raw.quantity)
  if (id === null || name === null || quantity === null) return null
  return {
    id,
    variantId: asId(raw.variantId),
    name,
    options: optionsBy(words, raw.options),
    price: raw.price,
    quantity,
    url: absolute(raw.url, pageUrl),
    image: picture(raw.image, pageUrl),
  }
}
