// The global that Shopify's themes set, so that scripts which know Shopify also know this shop.
window.Shopify = {
  shop: 'rosso.example',
  locale: document.currentScript.dataset.locale,
  currency: { active: 'EUR', rate: '1.0' },
  routes: { root: document.currentScript.dataset.root },
}
