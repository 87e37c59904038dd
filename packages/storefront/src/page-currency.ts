import { asCurrency } from './field.ts'
import { parseHtml } from './html.ts'
import { attr, elements, textOf } from './html-tree.ts'

const metas = ['product:price:currency', 'og:price:currency', 'pricecurrency']

/** Codes that structured data gives, without reading it whole: broken data must not cost the currency. */
function codesIn(script: string): string[] {
  return [...script.matchAll(/"priceCurrency"\s*:\s*"([A-Za-z]{3})"/g)].flatMap(([, code]) => asCurrency(code) ?? [])
}

/** The one currency that a page's head names, or `null`: when it names several, none is sure. */
export function currencyOfPage(html: string | undefined): string | null {
  if (!html) return null
  const codes = new Set<string>()
  for (const element of elements(parseHtml(html))) {
    const name = (attr(element, 'property') ?? attr(element, 'name') ?? attr(element, 'itemprop') ?? '').toLowerCase()
    const code = metas.includes(name) ? asCurrency(attr(element, 'content') ?? textOf(element)) : null
    if (code) codes.add(code)
    if (/ld\+json/i.test(attr(element, 'type') ?? '')) for (const one of codesIn(textOf(element))) codes.add(one)
  }
  return codes.size === 1 ? ([...codes][0] ?? null) : null
}
