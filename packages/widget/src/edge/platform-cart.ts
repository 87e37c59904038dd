import type { Cart } from '@deskbell/protocol'
import { platforms } from '@deskbell/storefront/platform'
import { readCart } from '@deskbell/storefront/read-cart'

/**
 * A cart in the words of a shop system, as its own API answered: `{ platform, data, productUrlTemplate? }`. For shops
 * whose cart no script on the page can read. What cannot be read is named in the console and is `undefined`.
 */
export function readPlatformCart(told: Record<string, unknown>): Cart | undefined {
  const { platform, data, productUrlTemplate: template } = told
  const page = { pageUrl: location.href, ...(typeof template === 'string' && { productUrlTemplate: template }) }
  const cart = readCart(String(platform), data, page)
  if (cart) return cart
  const isKnown = (platforms as readonly unknown[]).includes(platform)
  const wrong = isKnown ? `data is no cart of ${platform}` : `platform is "${platform}", must be one of ${platforms}`
  console.warn(`deskbell: set({ cart }): ${wrong}`)
  return undefined
}
