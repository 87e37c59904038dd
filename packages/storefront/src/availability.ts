export type Availability = 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder' | 'limited' | 'unknown'

const names: Record<string, Availability> = {
  instock: 'in_stock',
  onlineonly: 'in_stock',
  available: 'in_stock',
  limitedavailability: 'limited',
  preorder: 'preorder',
  presale: 'preorder',
  backorder: 'backorder',
  availablefororder: 'backorder',
  madetoorder: 'backorder',
  outofstock: 'out_of_stock',
  soldout: 'out_of_stock',
  discontinued: 'out_of_stock',
  oos: 'out_of_stock',
}

/** From schema.org (`https://schema.org/InStock`, bare `InStock`) and Open Graph (`in stock`, `oos`) names. */
export function availabilityOf(value: unknown): Availability {
  if (typeof value !== 'string') return 'unknown'
  const name = (value.trim().split(/[/#]/).at(-1) ?? '').toLowerCase().replace(/[^a-z]/g, '')
  return Object.hasOwn(names, name) ? (names[name] ?? 'unknown') : 'unknown'
}

const bestFirst: Availability[] = ['in_stock', 'limited', 'preorder', 'backorder', 'out_of_stock']

/** The best of several variants: one in stock is enough. */
export function bestOf(all: readonly Availability[]): Availability {
  return bestFirst.find((one) => all.includes(one)) ?? 'unknown'
}
