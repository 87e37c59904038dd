import type { Cart, CartItem, GreetingItem, GreetingPatterns, GreetingRange } from '@deskbell/protocol'
import type { Common } from './check.ts'
import type { GreetingProduct } from './context.ts'
import type { Truth } from './truth.ts'

/** What a line of the cart and a page's product have in common. */
interface Thing {
  id: string | null
  variantId?: string | null
  name: string | null
  url?: string | null
  options: Readonly<Record<string, string | readonly string[]>>
  price: number | null
  quantity?: number | null
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

/** The cheapest first. */
const keys = 'quantity price size color id name url options'.split(' ') as (keyof GreetingItem)[]

type Fits = (thing: Thing) => Truth

const listOf = (value: string | readonly string[] | null | undefined): readonly string[] => [value ?? []].flat()

export function createItems({ all, some, once, matches, addresses, within }: Common): Items {
  /** What a condition is asked of. */
  const factOf = (key: keyof GreetingItem, thing: Thing): readonly string[] | number | null | undefined => {
    const { id, name, url } = thing
    if (key === 'id') return id === null ? null : [id, ...listOf(thing.variantId)]
    if (key === 'name') return name === null ? null : [name]
    if (key === 'url') return url == null ? null : addresses(url)
    return key === 'price' || key === 'quantity' ? thing[key] : listOf(thing.options[key])
  }
  const ofOptions = (wanted: Record<string, GreetingPatterns>, { options }: Thing) =>
    all(Object.entries(wanted), ([label, one]) => {
      const found = Object.entries(options).find(([own]) => own.toLowerCase() === label.toLowerCase())
      return matches(one, listOf(found?.[1]))
    })
  const fitsOf = once((wanted: GreetingItem): Fits => {
    const asked = keys.flatMap((key): Fits[] => {
      const one = wanted[key]
      if (one === undefined) return []
      if (key === 'options') return [(thing) => ofOptions(wanted.options!, thing)]
      const isWithin = within(one as GreetingRange)
      return [
        (thing) => {
          const fact = factOf(key, thing)
          return Array.isArray(fact)
            ? matches(one as GreetingPatterns, fact)
            : isWithin(fact as number | null | undefined)
        },
      ]
    })
    return (thing) => all(asked, (fits) => fits(thing))
  })
  /** A cart changes far more seldom than a greeting is looked for. */
  const foundIn = once((cart: Cart) => once((wanted: GreetingItem) => some(cart.items, fitsOf(wanted))))
  return {
    productMatches: (wanted, product) => fitsOf(wanted)(product),
    cartHas: (wanted, cart) => foundIn(cart)(wanted),
    findItem: (wanted, cart) => cart.items.find(fitsOf(wanted)) ?? null,
  }
}
