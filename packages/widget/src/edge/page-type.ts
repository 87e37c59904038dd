import type { PageType } from '@deskbell/protocol'
import { pageTypeOfUrl } from '@deskbell/storefront/page-type'

const byType: readonly [RegExp, PageType][] = [
  [/"@type"\s*:\s*\[?\s*"(?:ItemList|CollectionPage|OfferCatalog)"/, 'listing'],
  [/"@type"\s*:\s*\[?\s*"Product(?:Group)?"/, 'product'],
  [/"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting)"/, 'article'],
]

/**
 * What kind of page this is: by its address, then by the types its structured data names. A field for a card number is
 * a checkout, wherever it stands.
 */
export function pageTypeNow(address: string): PageType {
  const byAddress = pageTypeOfUrl(address)
  if (byAddress === 'checkout' || document.querySelector('input[autocomplete^="cc-"]')) return 'checkout'
  if (byAddress === 'cart' || byAddress === 'search') return byAddress
  const blocks = [...document.querySelectorAll('script[type="application/ld+json"]')].map((block) => block.textContent)
  const data = blocks.join('\n')
  const isProduct = document.querySelector('meta[property="og:type"][content^="product"]')
  return byType.find(([pattern]) => pattern.test(data))?.[1] ?? (isProduct ? 'product' : byAddress)
}
