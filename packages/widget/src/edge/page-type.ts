import type { PageType } from '@deskbell/protocol'
import { pageTypeOfUrl } from '@deskbell/storefront/page-type'

/** Names of structured data by the type of page they make; the first that is there counts. */
const byType: readonly [names: string, type: PageType][] = [
  ['ItemList|CollectionPage|OfferCatalog', 'listing'],
  ['Product(?:Group)?', 'product'],
  ['\\w*Article|BlogPosting', 'article'],
]

/**
 * What kind of page this is: by its address, then by the types its structured data names. A field for a card number is
 * a checkout, wherever it stands.
 */
export function pageTypeNow(address: string): PageType {
  const byAddress = pageTypeOfUrl(address)
  if (document.querySelector('input[autocomplete^="cc-"]')) return 'checkout'
  if (['checkout', 'cart', 'search'].includes(byAddress)) return byAddress
  const blocks = [...document.querySelectorAll('script[type="application/ld+json"]')].map((block) => block.textContent)
  const data = blocks.join('\n')
  const isNamed = (names: string) => new RegExp(`"@type"\\s*:\\s*\\[?\\s*"(?:${names})"`).test(data)
  const isProduct = document.querySelector('meta[property="og:type"][content^="product"]')
  return byType.find(([names]) => isNamed(names))?.[1] ?? (isProduct ? 'product' : byAddress)
}
