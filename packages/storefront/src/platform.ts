export const platforms = [
  'shopify',
  'woocommerce',
  'magento',
  'prestashop',
  'bigcommerce',
  'ga4',
  'medusa',
  'saleor',
  'bagisto',
  'opencart',
] as const
export type Platform = (typeof platforms)[number]
