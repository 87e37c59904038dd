import { globalOf } from './global-of.ts'

/** Each shop system: whether this page is one of its, and what is fetched for it alone. */
const has = (selector: string) => document.querySelector(selector) !== null
const isKept = (key: string): boolean => {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** The first that is here counts: what the shop measures is asked only where its system is not known. */
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
  magento: {
    isHere: () => isKept('mage-cache-storage'),
    load: () => import('./stores/magento.ts'),
  },
  prestashop: {
    isHere: () => globalOf('prestashop') !== null,
    load: () => import('./stores/prestashop.ts'),
  },
  bagisto: {
    isHere: () => has('[src*="/themes/shop/"],link[href*="/themes/shop/"]'),
    load: () => import('./stores/bagisto.ts'),
  },
  opencart: {
    isHere: () => has('#header-cart,#cart') && has('[href*="index.php?route="],[action*="index.php?route="]'),
    load: () => import('./stores/opencart.ts'),
  },
  ga4: {
    isHere: () => globalOf('dataLayer') !== null,
    load: () => import('./stores/ga4.ts'),
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
