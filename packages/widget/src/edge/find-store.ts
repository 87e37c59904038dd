/** A global of the page as a record; elements that a page names like one are none. */
function globalOf(name: string): Record<string, unknown> | null {
  const value = (window as unknown as Record<string, unknown>)[name]
  return typeof value === 'object' && value !== null && !(value instanceof EventTarget)
    ? (value as Record<string, unknown>)
    : null
}

/** Each shop system: whether this page is one of its, and what is fetched for it alone. */
export const stores = {
  shopify: {
    // In the theme editor the merchant is at work, not a shopper.
    isHere: () => globalOf('Shopify') !== null && !globalOf('Shopify')?.designMode,
    load: () => import('./stores/shopify.ts'),
  },
  woocommerce: {
    isHere: () => /(?:^|\s)woocommerce/.test(document.body?.className ?? '') || globalOf('wcSettings') !== null,
    load: () => import('./stores/woocommerce.ts'),
  },
  bigcommerce: {
    isHere: () => globalOf('BCData') !== null,
    load: () => import('./stores/bigcommerce.ts'),
  },
}

/** How to fetch the shop system of this page, as named or found out; `undefined` where the cart cannot be read. */
export function findStore(platform: string) {
  const names = Object.keys(stores) as (keyof typeof stores)[]
  const name = names.find((one) => (platform === 'auto' ? stores[one].isHere() : one === platform))
  if (!name && !['auto', 'none'].includes(platform))
    console.warn(`deskbell: no platform "${platform}"; there are ${names}`)
  return name && stores[name].load
}
