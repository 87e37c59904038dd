import { absolute, picture } from './address.ts'
import { parseAmount } from './amount.ts'
import { type Availability, availabilityOf } from './availability.ts'
import { asCurrency, asId, get, type Loose } from './field.ts'
import { readOffers } from './offers.ts'
import { plainText } from './plain-text.ts'
import { isType, listOf } from './structured.ts'

/** The product that a page is about. */
export interface PageProduct {
  id: string | null
  sku: string | null
  name: string | null
  brand: string | null
  url: string | null
  image: string | null
  currency: string | null
  /** Lowest price, major units. */
  price: number | null
  /** Highest price where it differs. */
  priceMax: number | null
  availability: Availability
  /** Values to choose from, in the order of the variants. */
  options: Record<string, string[]>
}

/** Where the page is and what its head says. */
export interface PageHead {
  /** Address of the page. */
  url: string
  canonical: string | null
  /** Content of `<meta>` by lower-case property or name, the first of each. */
  metas: ReadonlyMap<string, string>
}

/** Host and path: scheme, query, fragment and last slash do not make another page. */
function placeOf(value: unknown, base: string): string | null {
  const url = absolute(value, base)
  return url === null ? null : url.replace(/^https?:\/\/(?:www\.)?|[?#].*$/gi, '').replace(/\/+$/, '')
}

function isHere(product: Loose, { url, canonical }: PageHead): boolean {
  const here = [canonical, url].map((one) => placeOf(one, url))
  const named = [product.url, product['@id'], get(product, 'mainEntityOfPage', '@id') ?? product.mainEntityOfPage]
  return named.some((one) => typeof one === 'string' && !one.startsWith('#') && here.includes(placeOf(one, url)))
}

const isProduct = (node: Loose): boolean =>
  isType(node, 'Product', 'ProductGroup', 'IndividualProduct', 'ProductModel', 'Vehicle')

/** A group says more than one of its variants. */
const groupFirst = (all: readonly Loose[]): Loose | undefined =>
  all.find((one) => isType(one, 'ProductGroup')) ?? all[0]

/**
 * The product of the page among the top-level nodes: the one whose address is the page's; without such, the only
 * one. Several of different names are a listing, whatever they call themselves.
 */
export function choosePageProduct(nodes: readonly Loose[], head: PageHead): Loose | null {
  const products = nodes.filter(isProduct)
  const here = groupFirst(products.filter((one) => isHere(one, head)))
  if (here) return here
  const groups = products.filter((one) => isType(one, 'ProductGroup'))
  if (groups.length === 1) return groups[0] ?? null
  return new Set(products.map((one) => plainText(one.name))).size === 1 ? (products[0] ?? null) : null
}

/** Whether the product's own address is this page's. */
export const isPageOf = isHere

/** Variants stand inside, or beside in the graph with only their ids inside. */
function variantsOf(product: Loose, nodes: readonly Loose[]): unknown[] {
  return listOf(product.hasVariant).map((one) => {
    const id = get(one, '@id')
    const isReference = id !== undefined && get(one, 'name') === undefined && get(one, 'offers') === undefined
    return isReference ? (nodes.find((node) => node['@id'] === id) ?? one) : one
  })
}

function optionsOf(variants: readonly unknown[]): Record<string, string[]> {
  const valuesOf = (key: string) => {
    const values = variants
      .flatMap((one) => listOf(get(one, key)))
      .flatMap((one) => plainText(get(one, 'name') ?? one) ?? [])
    return [...new Set(values)]
  }
  const options = [['size', valuesOf('size')] as const, ['color', valuesOf('color')] as const]
  return Object.fromEntries(options.filter(([, values]) => values.length > 0))
}

function imageOf(things: readonly unknown[], base: string): string | null {
  const images = things.flatMap((one) => listOf(get(one, 'image')))
  const urls = images.map((one) => picture(get(one, 'url') ?? get(one, 'contentUrl') ?? get(one, '@id') ?? one, base))
  return urls.find((one) => one !== null) ?? null
}

const firstOf = (value: unknown): unknown => listOf(value)[0]

/** Reads a product node and its variants. */
export function readProduct(product: Loose, nodes: readonly Loose[], head: PageHead): PageProduct {
  const variants = variantsOf(product, nodes)
  const offers = listOf(product.offers)
  const sku = asId(firstOf(product.sku))
  const ids = [asId(firstOf(product.productGroupID)), asId(firstOf(product.productID)), sku]
  const brand = firstOf(product.brand)
  return {
    id: ids.find((one) => one !== null) ?? asId(head.metas.get('product:retailer_item_id')),
    sku,
    name: listOf(product.name).flatMap((one) => plainText(one) ?? [])[0] ?? null,
    brand: plainText(firstOf(get(brand, 'name')) ?? brand),
    url: absolute(firstOf(product.url), head.url) ?? head.canonical ?? absolute(head.url, head.url),
    image: imageOf([product, ...variants], head.url),
    ...readOffers(offers.length > 0 ? offers : variants.flatMap((one) => listOf(get(one, 'offers')))),
    options: optionsOf(variants),
  }
}

/** The product that Open Graph tags describe, or `null` when they are about something else. */
export function readOpenGraph(head: PageHead): PageProduct | null {
  const meta = (...names: string[]) => names.map((name) => head.metas.get(name)).find((one) => one) ?? null
  const price = meta('product:price:amount', 'og:price:amount')
  if (!/^(?:og:)?product/.test(meta('og:type') ?? '') && price === null) return null
  const id = asId(meta('product:retailer_item_id'))
  return {
    id,
    sku: id,
    name: plainText(meta('og:title')),
    brand: plainText(meta('product:brand', 'og:brand')),
    url: absolute(meta('og:url'), head.url) ?? head.canonical ?? absolute(head.url, head.url),
    image: picture(meta('og:image:secure_url', 'og:image', 'og:image:url'), head.url),
    currency: asCurrency(meta('product:price:currency', 'og:price:currency')),
    price: parseAmount(price),
    priceMax: null,
    availability: availabilityOf(meta('product:availability', 'og:availability')),
    options: {},
  }
}
