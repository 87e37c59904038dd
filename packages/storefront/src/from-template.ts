import { absolute, type StorePage } from './address.ts'

/** A product's address from the shop's template. */
export function fromTemplate(page: StorePage, name: 'handle' | 'slug', value: unknown): string | null {
  const template = page.productUrlTemplate
  if (!template || typeof value !== 'string' || value === '') return null
  return absolute(
    template.replace(`{${name}}`, () => encodeURIComponent(value)),
    page.pageUrl,
  )
}
