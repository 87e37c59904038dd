import type { Cart } from '@deskbell/protocol'
import { newestOf } from '@deskbell/storefront/woo-batch'
import { stores } from './more-stores.ts'
import { type ReadCart, readWhole } from './read-whole.ts'

/** Systems whose cart no script on the page can read; the others are read as when they answer us. */
const toldOnly = {
  medusa: async () => (await import('@deskbell/storefront/medusa')).readMedusa,
  saleor: async () => (await import('@deskbell/storefront/saleor')).readSaleor,
}

function findReader(platform: unknown): Promise<ReadCart> | undefined {
  const name = String(platform)
  if (Object.hasOwn(toldOnly, name)) return toldOnly[name as keyof typeof toldOnly]()
  if (!Object.hasOwn(stores, name)) return undefined
  return stores[name as keyof typeof stores][0]().then(({ read }) => read)
}

/**
 * A cart in the words of a shop system, as its own API answered: `{ platform, data, productUrlTemplate? }`. What cannot
 * be read is named in the console and is `undefined`.
 */
export async function readPlatformCart(told: Record<string, unknown>): Promise<Cart | undefined> {
  const { platform, productUrlTemplate: template } = told
  // We ask for the cart alone; what a page has may be a batch.
  const data = platform === 'woocommerce' ? newestOf(told.data) : told.data
  const page = { pageUrl: location.href, ...(typeof template === 'string' && { productUrlTemplate: template }) }
  const read = await findReader(platform)
  const cart = read && (await readWhole(data, read, page).catch(() => null))
  if (cart) return cart
  const names = [...Object.keys(toldOnly), ...Object.keys(stores)]
  const wrong = read ? `data is no cart of ${platform}` : `platform is "${platform}", must be one of ${names}`
  console.warn(`deskbell: set({ cart }): ${wrong}`)
  return undefined
}
