import type { Cart, CartItem, GreetingItem } from '@deskbell/protocol'
import { matchesAddress } from './address.ts'
import type { GreetingProduct } from './context.ts'
import { matches, matchesOne, within } from './pattern.ts'
import { all, some, type Truth } from './truth.ts'

interface Thing {
  ids: readonly string[] | null
  name: string | null
  url: string | null
  options: Readonly<Record<string, readonly string[]>>
  price: number | null
  quantity: number | null
}

function optionsMatch(wanted: NonNullable<GreetingItem['options']>, thing: Thing): Truth[] {
  const labels = Object.entries(thing.options)
  return Object.entries(wanted).map(([label, patterns]) => {
    const found = labels.find(([own]) => own.toLowerCase() === label.toLowerCase())
    return matches(patterns, found?.[1] ?? [])
  })
}

function thingMatches(wanted: GreetingItem, thing: Thing): Truth {
  const { id, name, url, size, color, options, price, quantity } = wanted
  return all([
    id === undefined || (thing.ids && matches(id, thing.ids)),
    name === undefined || matchesOne(name, thing.name),
    url === undefined || matchesAddress(url, thing.url),
    size === undefined || matches(size, thing.options.size ?? []),
    color === undefined || matches(color, thing.options.color ?? []),
    price === undefined || within(price, thing.price),
    quantity === undefined || within(quantity, thing.quantity),
    ...(options ? optionsMatch(options, thing) : []),
  ])
}

const fromCart = ({ id, variantId, name, url, options, price, quantity }: CartItem): Thing => ({
  ids: variantId === null ? [id] : [id, variantId],
  name,
  url,
  options: Object.fromEntries(Object.entries(options).map(([label, value]) => [label, [value]])),
  price,
  quantity,
})

/** Whether the page's product fits. */
export function productMatches(wanted: GreetingItem, product: GreetingProduct): Truth {
  const { id, name, url, options, price } = product
  return thingMatches(wanted, {
    ids: id === null ? null : [id],
    name,
    url: url ?? null,
    options,
    price,
    quantity: null,
  })
}

/** Whether some line of the cart fits; all its conditions must hold for the same line. */
export function cartHas(wanted: GreetingItem, cart: Cart): Truth {
  return some(cart.items.map((item) => thingMatches(wanted, fromCart(item))))
}

/** The first line of the cart that fits. */
export function findItem(wanted: GreetingItem, cart: Cart): CartItem | null {
  return cart.items.find((item) => thingMatches(wanted, fromCart(item)) === true) ?? null
}
