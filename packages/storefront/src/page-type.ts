import type { PageType } from '@deskbell/protocol'

const carts = 'cart|basket|panier|warenkorb|koszyk|ostukorv|troli|корзина|carrito|carrello|varukorg|winkelwagen'.split(
  '|',
)
const locale = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/

function segmentsOf(path: string): string[] {
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // A path that is no valid encoding is taken as it stands.
  }
  const segments = decoded.normalize('NFC').toLowerCase().split('/').filter(Boolean)
  return segments.map((one) => one.replace(/\.(?:php|html?|aspx?)$/, ''))
}

/** Shops without rewritten addresses name the page in the query (`index.php?route=checkout/cart`). */
function pathOf(url: URL): string {
  const route = /\/index\.php$/.test(url.pathname) ? url.searchParams.get('route') : null
  if (route === null) return url.pathname
  return route === 'common/home' ? '/' : `/${route.replace(/^checkout\/cart$/, 'cart')}`
}

const isCheckout = (segment: string): boolean => /^checkout|^(?:kassa|kasse|zamowienie|commande)(?![a-z])/.test(segment)

/**
 * The page type as far as the address tells: cart, checkout (which wins, so that greetings stay silent there), home,
 * search, else other. Never throws.
 *
 * @example pageTypeOfUrl('https://shop.example/pl/koszyk/') // 'cart'
 */
export function pageTypeOfUrl(address: string): PageType {
  if (!/^https?:\/\//i.test(address)) return 'other'
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return 'other'
  }
  const segments = segmentsOf(pathOf(url))
  if (segments.some(isCheckout)) return 'checkout'
  const last = segments.at(-1)
  if (last !== undefined && carts.includes(last)) return 'cart'
  if (last === 'search') return 'search'
  const isHome = segments.length === 0 || (segments.length === 1 && (locale.test(last ?? '') || last === 'index'))
  return isHome ? 'home' : 'other'
}
