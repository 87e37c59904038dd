export const models = ['corsa', 'brio', 'duomo', 'piazza'] as const
export type Model = (typeof models)[number]
export const colors = ['red', 'black', 'white', 'sky', 'chestnut', 'cognac', 'navy'] as const
export type Color = (typeof colors)[number]

export interface Product {
  /** Number of the product in this shop, from 1; ids and the cart cookie are made of it. */
  number: number
  handle: string
  /** Stays as it is in every language. */
  title: string
  model: Model
  color: Color
  /** Hundredths of a euro. */
  price: number
}

/** US sizes, as labels: they are never numbers to calculate or localise. */
export const sizes = ['6', '6.5', '7', '7.5', '8', '8.5', '9', '9.5', '10', '10.5', '11'] as const

const prices: Record<Model, number> = { corsa: 12_900, brio: 8_900, duomo: 18_900, piazza: 14_900 }

const offer: [Model, Color][] = [
  ['corsa', 'red'],
  ['corsa', 'black'],
  ['brio', 'white'],
  ['brio', 'sky'],
  ['duomo', 'black'],
  ['duomo', 'chestnut'],
  ['piazza', 'cognac'],
  ['piazza', 'navy'],
]

export const products: readonly Product[] = offer.map(([model, color], at) => ({
  number: at + 1,
  handle: `${model}-${color}`,
  title: `${model.charAt(0).toUpperCase()}${model.slice(1)} ${color}`,
  model,
  color,
  price: prices[model],
}))

export const productByHandle = (handle: string): Product | undefined =>
  products.find((product) => product.handle === handle)

export interface Variant {
  id: number
  product: Product
  size: string
}

const firstProductId = 8_123_450_000_000
const firstVariantId = 44_910_000_000_000

export const productId = (product: Product): number => firstProductId + product.number

/** Product 1 in size 7.5 is 44910000001075: product number in thousands, size in tenths. */
export const variantId = (product: Product, size: string): number =>
  firstVariantId + product.number * 1000 + Math.round(Number(size) * 10)

const variants = new Map<number, Variant>(
  products.flatMap((product) =>
    sizes.map((size): [number, Variant] => [variantId(product, size), { id: variantId(product, size), product, size }]),
  ),
)

export const variantById = (id: number): Variant | undefined => variants.get(id)

export const picturePath = (product: Product): string => `/shop/shoes/${product.handle}.svg`
export const productPath = (root: string, product: Product): string => `${root}products/${product.handle}`
