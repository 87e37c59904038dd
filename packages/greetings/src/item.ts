import type { Cart, CartItem, GreetingItem } from '@deskbell/protocol'
import type { Common } from './check.ts'
import type { GreetingProduct } from './context.ts'
import type { Truth } from './truth.ts'

interface Thing {
  ids: readonly string[] | null
  name: string | null
  url: string | null
  options: Readonly<Record<string, readonly string[]>>
  price: number | null
  quantity: number | null
}

/** Things that rules describe by their properties: the page's product, lines of the cart. */
export interface Items {
  /** Whether the page's product fits. */
  productMatches(wanted: GreetingItem, product: GreetingProduct): Truth
  /** Whether some line of the cart fits; all its conditions must hold for the same line. */
  cartHas(wanted: GreetingItem, cart: Cart): Truth
  /** The first line of the cart that fits. */
  findItem(wanted: GreetingItem, cart: Cart): CartItem | null
}

const fromCart = ({ id, variantId, name, url, options, price, quantity }: CartItem): Thing => ({
  ids: variantId === null ? [id] : [id, variantId],
  name,
  url,
  options: Object.fromEntries(Object.entries(options).map(([label, value]) => [label, [value]])),
  price,
  quantity,
})

const fromPage = ({ id, name, url = null, options, price }: GreetingProduct): Thing => ({
  ids: id === null ? null : [id],
  name,
  url,
  options,
  price,
  quantity: null,
})

export function createItems({ all, some, matches, matchesAddress, within }: Common): Items {
  const optionsMatch = (wanted: NonNullable<GreetingItem['options']>, { options }: Thing): Truth[] => {
    const labels = Object.entries(options)
    return Object.entries(wanted).map(([label, patterns]) => {
      const found = labels.find(([own]) => own.toLowerCase() === label.toLowerCase())
      return matches(patterns, found?.[1] ?? [])
    })
  }
  const fits = ({ id, name, url, size, color, options, price, quantity }: GreetingItem, thing: Thing): Truth =>
    all([
      id === undefined || (thing.ids && matches(id, thing.ids)),
      name === undefined || (thing.name === null ? null : matches(name, [thing.name])),
      url === undefined || matchesAddress(url, thing.url),
      size === undefined || matches(size, thing.options.size ?? []),
      color === undefined || matches(color, thing.options.color ?? []),
      price === undefined || within(price, thing.price),
      quantity === undefined || within(quantity, thing.quantity),
      ...(options ? optionsMatch(options, thing) : []),
    ])
  return {
    productMatches: (wanted, product) => fits(wanted, fromPage(product)),
    cartHas: (wanted, { items }) => some(items.map((item) => fits(wanted, fromCart(item)))),
    findItem: (wanted, { items }) => items.find((item) => fits(wanted, fromCart(item))) ?? null,
  }
}
