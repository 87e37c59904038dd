import type { GreetingProduct } from '@deskbell/greetings/context'
import type { ObservedPage } from '../../edge/page-facts.ts'

/** Reads the page's product from its structured data, once per page view. */
export function watchProduct(page: ObservedPage, onChange: () => void): () => GreetingProduct | null {
  let product: GreetingProduct | null = null
  let readOf = ''
  async function read(address: string): Promise<void> {
    const { readPage } = await import('@deskbell/storefront/read-page')
    if (readOf !== address) return
    product = readPage(document.documentElement.outerHTML, address).product
    if (product) onChange()
  }
  return () => {
    const address = page.address()
    if (readOf !== address) {
      readOf = address
      product = null
      // A page that cannot be read has no product that we know of.
      read(address).catch(() => {})
    }
    return product
  }
}
