import type { Cart } from '@deskbell/protocol'
import type { StorePage } from './address.ts'
import { allWords } from './all-words.ts'
import { readBagisto } from './bagisto.ts'
import { readBigCommerce } from './bigcommerce.ts'
import { readGa4 } from './ga4.ts'
import { readMagento } from './magento.ts'
import { readMedusa } from './medusa.ts'
import { readOpenCart } from './opencart-html.ts'
import { currencyOfPage } from './page-currency.ts'
import type { Platform } from './platform.ts'
import { readPrestaShop } from './prestashop.ts'
import { readSaleor } from './saleor.ts'
import { readShopify } from './shopify.ts'
import { newestOf } from './woo-batch.ts'
import { readWooCommerce } from './woocommerce.ts'
import type { Words } from './words.ts'

const readers: Record<Platform, (payload: unknown, page: StorePage, words: Words) => Cart | null> = {
  shopify: readShopify,
  woocommerce: (payload, page, words) => readWooCommerce(newestOf(payload), page, words),
  magento: readMagento,
  prestashop: readPrestaShop,
  bigcommerce: readBigCommerce,
  ga4: readGa4,
  medusa: readMedusa,
  saleor: readSaleor,
  bagisto: readBagisto,
  opencart: readOpenCart,
}

/**
 * Reads a platform's cart into ours. Anything unexpected gives `null`, which means unknown, and one line of debugging:
 * never a throw, and never an empty cart that is not one. Pages that need a single platform import its reader alone
 * (`@deskbell/storefront/shopify`) and begin with `commonWords`.
 */
export function readCart(platform: string, payload: unknown, page: StorePage): Cart | null {
  const cart = Object.hasOwn(readers, platform) ? attempt(platform as Platform, payload, page) : null
  if (!cart) console.debug(`deskbell: no cart of ${platform} in what was given`)
  return cart
}

function attempt(platform: Platform, payload: unknown, page: StorePage): Cart | null {
  try {
    const currency = page.currency ?? currencyOfPage(page.pageHead)
    return readers[platform](payload, { ...page, currency }, allWords)
  } catch {
    // Payloads are often live objects of the shop's own code, whose getters may throw.
    return null
  }
}
