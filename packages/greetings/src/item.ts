import type { Cart, CartItem, GreetingItem, GreetingPatterns } from '@deskbell/protocol'
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

export function createItems({ some, each, matches, matchesAddress, within }: Common): Items {
  const optionMatches = (label: string, patterns: GreetingPatterns, { options }: Thing): Truth => {
    const found = Object.entries(options).find(([own]) => own.toLowerCase() === label.toLowerCase())
    return matches(patterns, found?.[1] ?? [])
  }
  function fits({ id, name, url, size, color, options, price, quantity }: GreetingItem, thing: Thing): Truth {
    let truth: Truth = true
    const fails = (one: Truth): boolean => {
      if (one === null) truth = null
      return one === false
    }
    if (id !== undefined && fails(thing.ids && matches(id, thing.ids))) return false
    if (name !== undefined && fails(thing.names && matches(name, thing.names))) return false
    if (url !== undefined && fails(matchesAddress(url, thing.url))) return false
    if (price !== undefined && fails(within(price, thing.price))) return false
    if (quantity !== undefined && fails(within(quantity, thing.quantity))) return false
    if (size !== undefined && fails(matches(size, thing.options.size ?? []))) return false
    if (color !== undefined && fails(matches(color, thing.options.color ?? []))) return false
    for (const [label, patterns] of Object.entries(options ?? {})) {
      if (fails(optionMatches(label, patterns, thing))) return false
    }
    return truth
  }
  return {
    productMatches: (wanted, product) => fits(wanted, fromPage(product)),
    cartHas: (wanted, { items }) => some(each(items, (item) => fits(wanted, fromCart(item)))),
    findItem: (wanted, { items }) => items.find((item) => fits(wanted, fromCart(item))) ?? null,
  }
}
