/** A global of the page as a record or function; elements that a page names like one are none. */
export function globalOf(name: string): Record<string, unknown> | null {
  const value = (window as unknown as Record<string, unknown>)[name]
  return value instanceof Object && !(value instanceof EventTarget) ? (value as Record<string, unknown>) : null
}

/** Each shop system: what is fetched for it alone, a global of its pages, and what stands on them. */
export const commonStores = {
  shopify: [() => import('./stores/shopify.ts'), 'Shopify'],
  woocommerce: [() => import('./stores/woocommerce.ts'), 'wcSettings', 'body[class*=woocommerce]'],
  bigcommerce: [() => import('./stores/bigcommerce.ts'), 'BCData'],
} as const
type Stores = Readonly<Record<string, readonly [load: () => Promise<Store>, global: string, selector?: string]>>
/** What is fetched for a shop system. */
export type Store = Pick<typeof import('./stores/shopify.ts'), 'start'>

const isHere = ([, global, selector]: Stores[string]) =>
  globalOf(global) || (selector && document.querySelector(selector))

/** The shop system of this page, as named or found out; `undefined` where the cart cannot be read. */
export async function findStore(platform: string): Promise<Store | undefined> {
  if (platform === 'none') return undefined
  const find = (stores: Stores) =>
    Object.entries(stores).find(([name, store]) => (platform === 'auto' ? isHere(store) : name === platform))?.[1][0]
  const load = find(commonStores) ?? find((await import('./more-stores.ts')).moreStores(platform))
  return load?.()
}
