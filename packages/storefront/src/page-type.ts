import type { PageType } from '@deskbell/protocol'

const cart = /^(?:cart|basket|panier|warenkorb|koszyk|ostukorv|troli|корзина|carrito|carrello|varukorg|winkelwagen)$/
const checkout = /^checkout|^(?:kassa|kasse|zamowienie|commande)(?![a-z])/
/** The shop's front page: nothing, `index`, or the folder of a language. */
const home = /^(?:index|[a-z]{2}(?:[-_][a-z]{2,4})?)?$/

/** Shops without rewritten addresses name the page in the query (`index.php?route=checkout/cart`). */
function pathOf({ pathname, searchParams }: URL): string {
  const route = /\/index\.php$/.test(pathname) && searchParams.get('route')
  return route ? route.replace(/^checkout\/cart$/, 'cart').replace(/^common\/home$/, '') : pathname
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A path that is no valid encoding is taken as it stands.
    return path
  }
}

/**
 * The page type as far as the address tells: cart, checkout (which wins, so that greetings stay silent there), home,
 * search, else other. Never throws.
 *
 * @example pageTypeOfUrl('https://shop.example/pl/koszyk/') // 'cart'
 */
export function pageTypeOfUrl(address: string): PageType {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return 'other'
  const segments = decoded(pathOf(new URL(address)))
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .filter(Boolean)
    .map((one) => one.replace(/\.(?:php|html?|aspx?)$/, ''))
  if (segments.some((one) => checkout.test(one))) return 'checkout'
  const last = segments.at(-1) ?? ''
  if (cart.test(last)) return 'cart'
  if (last === 'search') return 'search'
  return segments.length < 2 && home.test(last) ? 'home' : 'other'
}
