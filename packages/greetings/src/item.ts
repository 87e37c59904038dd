import type { Cart, CartItem, GreetingItem } from '@deskbell/protocol'
import type { Common } from './check.ts'
import type { GreetingProduct } from './context.ts'
import type { Truth } from './truth.ts'

interface Thing {
  ids: readonly string[] | null
  names: readonly string[] | null
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

const things = new WeakMap<CartItem, Thing>()

/** A line of the cart; made once, since many rules may ask about it. */
function fromCart(item: CartItem): Thing {
  const known = things.get(item)
  if (known) return known
  const { id, variantId, name, url, options, price, quantity } = item
  const thing: Thing = {
    ids: variantId === null ? [id] : [id, variantId],
    names: [name],
    url,
    options: Object.fromEntries(Object.entries(options).map(([label, value]) => [label, [value]])),
    price,
    quantity,
  }
  things.set(item, thing)
  return thing
}

const fromPage = ({ id, name, url = null, options, price }: GreetingProduct): Thing => ({
  ids: id === null ? null : [id],
  names: name === null ? null : [name],
  url,
  options,
  price,
  quantity: null,
})

export function createItems({ all, some, matches, matchesAddress, within }: Common): Items {
  /** Each by what it is asked of; the cheapest first. */
  const parts: { [K in keyof GreetingItem]-?: (wanted: NonNullable<GreetingItem[K]>, thing: Thing) => Truth } = {
    id: (one, { ids }) => ids && matches(one, ids),
    name: (one, { names }) => names && matches(one, names),
    url: (one, { url }) => matchesAddress(one, url),
    price: (one, { price }) => within(one, price),
    quantity: (one, { quantity }) => within(one, quantity),
    size: (one, { options }) => matches(one, options.size ?? []),
    color: (one, { options }) => matches(one, options.color ?? []),
    options: (wanted, { options }) =>
      all(Object.entries(wanted), ([label, one]) => {
        const found = Object.entries(options).find(([own]) => own.toLowerCase() === label.toLowerCase())
        return matches(one, found?.[1] ?? [])
      }),
  }
  const checks = Object.entries(parts) as [keyof GreetingItem, (wanted: unknown, thing: Thing) => Truth][]
  const fits = (wanted: GreetingItem, thing: Thing): Truth =>
    all(checks, ([key, holds]) => wanted[key] === undefined || holds(wanted[key], thing))
  return {
    productMatches: (wanted, product) => fits(wanted, fromPage(product)),
    cartHas: (wanted, { items }) => some(items, (item) => fits(wanted, fromCart(item))),
    findItem: (wanted, { items }) => items.find((item) => fits(wanted, fromCart(item))) ?? null,
  }
}
