import { commonStores } from './find-store.ts'

/**
 * Shop systems beyond the common three. The first that is here counts; what the shop measures is asked only where its
 * system is not known.
 */
export const rareStores = {
  magento: [() => import('./stores/magento.ts'), 'hyva', '[type="text/x-magento-init"],[data-mage-init]'],
  prestashop: [() => import('./stores/prestashop.ts'), 'prestashop'],
  bagisto: [() => import('./stores/bagisto.ts'), '', '[src*="/themes/shop/"],[href*="/themes/shop/"]'],
  opencart: [() => import('./stores/opencart.ts'), '', 'body:has([href*="?route="]) :is(#header-cart,#cart)'],
  ga4: [() => import('./stores/ga4.ts'), 'dataLayer'],
} as const

/** All there are, by the names that `platform` takes. */
export const stores = { ...commonStores, ...rareStores }

/** The rare ones; a name that none has is said in the console. */
export function moreStores(platform: string): typeof rareStores {
  if (platform !== 'auto' && !Object.hasOwn(stores, platform)) {
    console.warn(`deskbell: no platform "${platform}"; there are ${Object.keys(stores)}`)
  }
  return rareStores
}
