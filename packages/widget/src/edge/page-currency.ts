const metas = ['product:price:currency', 'og:price:currency', 'priceCurrency']

/** The one currency that this page's head and structured data name, or `null`: of several, none is sure. */
export function pageCurrency(): string | null {
  const named = metas.map((name) => `meta[property="${name}"],meta[name="${name}"],[itemprop="${name}"]`).join()
  const said = [...document.querySelectorAll(named)].map((one) => one.getAttribute('content') ?? one.textContent)
  const blocks = [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent)
  const codes = [...blocks.join().matchAll(/"priceCurrency"\s*:\s*"([A-Za-z]{3})"/g)].map(([, code]) => code)
  const all = new Set(
    [...said, ...codes].map((one) => one?.trim().toUpperCase()).filter((one) => /^[A-Z]{3}$/.test(one ?? '')),
  )
  return all.size === 1 ? [...all][0]! : null
}
