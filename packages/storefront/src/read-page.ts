import type { PageType } from '@deskbell/protocol'
import { absolute } from './address.ts'
import { get, type Loose } from './field.ts'
import { parseHtml } from './html.ts'
import { attr, type Element, elements } from './html-tree.ts'
import {
  choosePageProduct,
  isPageOf,
  type PageHead,
  type PageProduct,
  readOpenGraph,
  readProduct,
} from './page-product.ts'
import { pageTypeOfUrl } from './page-type.ts'
import { plainText } from './plain-text.ts'
import { isType, jsonLd, listOf, microdata } from './structured.ts'

export interface PageFacts {
  pageType: PageType
  product: PageProduct | null
  /** Questions and answers the page has for search engines, answers as plain text. Left out when there are none. */
  faq?: { q: string; a: string }[]
}

function headOf(all: readonly Element[], location: string): PageHead {
  const metas = new Map<string, string>()
  for (const one of all.filter((element) => element.tag === 'meta')) {
    const name = (attr(one, 'property') ?? attr(one, 'name') ?? '').toLowerCase()
    const content = attr(one, 'content')
    if (name && content !== null && !metas.has(name)) metas.set(name, content)
  }
  const link = all.find((one) => one.tag === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attr(one, 'rel') ?? ''))
  const canonical = absolute(link && attr(link, 'href'), location)
  // A page read from a file or a frame without an address of its own still has its canonical one.
  return { url: absolute(location, location) ?? canonical ?? location, canonical, metas }
}

function productOf(nodes: readonly Loose[], scopes: readonly Loose[], head: PageHead) {
  for (const source of [nodes, scopes]) {
    const found = choosePageProduct(source, head)
    if (found) return { product: readProduct(found, source, head), isHere: isPageOf(found, head) }
  }
  const product = readOpenGraph(head)
  return product && { product, isHere: true }
}

function faqOf(nodes: readonly Loose[]): { q: string; a: string }[] {
  const questions = nodes.filter((one) => isType(one, 'FAQPage')).flatMap((one) => listOf(one.mainEntity))
  return questions.flatMap((one) => {
    const answer = listOf(get(one, 'acceptedAnswer'))[0]
    const q = plainText(get(one, 'name') ?? get(one, 'text'), 500)
    const a = plainText(get(answer, 'text'), 5000)
    return q && a ? [{ q, a }] : []
  })
}

const listings = ['ItemList', 'CollectionPage', 'OfferCatalog']
const articles = ['Article', 'BlogPosting', 'NewsArticle', 'TechArticle']

/** A field for a card number is a checkout, wherever it stands. */
const hasCardField = (all: readonly Element[]): boolean =>
  all.some((one) => /^(?:input|select)$/.test(one.tag) && /(?:^|\s)cc-/i.test(attr(one, 'autocomplete') ?? ''))

/** By the location; by the canonical address where that says nothing, unless it only points home from everywhere. */
function typeOfAddress({ url, canonical }: PageHead): PageType {
  const byUrl = pageTypeOfUrl(url)
  const byCanonical = canonical === null ? 'other' : pageTypeOfUrl(canonical)
  return byUrl === 'other' && byCanonical !== 'home' ? byCanonical : byUrl
}

function typeOf(
  all: readonly Element[],
  nodes: readonly Loose[],
  found: ReturnType<typeof productOf>,
  head: PageHead,
): PageType {
  const byUrl = typeOfAddress(head)
  if (byUrl === 'checkout' || hasCardField(all)) return 'checkout'
  if (found && (byUrl !== 'cart' || found.isHere)) return 'product'
  if (byUrl === 'cart' || byUrl === 'search') return byUrl
  if (nodes.some((one) => isType(one, ...listings))) return 'listing'
  if (nodes.some((one) => isType(one, ...articles))) return 'article'
  return byUrl
}

function read(html: string, url: string): PageFacts {
  const all = elements(parseHtml(html))
  const nodes = jsonLd(all)
  const scopes = microdata(all)
  const head = headOf(all, url)
  const found = productOf(nodes, scopes, head)
  const pageType = typeOf(all, [...nodes, ...scopes], found, head)
  const faq = faqOf([...nodes, ...scopes])
  return {
    pageType,
    product: pageType === 'product' && found ? found.product : null,
    ...(faq.length > 0 ? { faq } : {}),
  }
}

/**
 * What a page is about, by its structured data (JSON-LD, then microdata, then Open Graph) and its address. Never
 * throws; a page that says nothing is told by its address alone.
 *
 * @param html the page's source, or only the parts that matter
 * @param url address of the page
 */
export function readPage(html: string, url: string): PageFacts {
  try {
    return read(html, url)
  } catch {
    // Nothing a page prints may break the widget on it.
    return { pageType: pageTypeOfUrl(url), product: null }
  }
}
