import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeCartCookie } from './cart/cart-cookie.ts'
import { productByHandle } from './catalogue.ts'
import { type Exchange, redirect, send } from './edge/answer.ts'
import { readAssets, sendAsset } from './edge/assets.ts'
import { cartOf, cartRoute } from './edge/cart-routes.ts'
import type { Html } from './html.ts'
import { isLanguage, rootOf, splitPath } from './languages.ts'
import { cartPage } from './pages/cart-page.ts'
import { checkoutPage, thanksPage } from './pages/checkout-page.ts'
import { contactPage } from './pages/contact-page.ts'
import { homePage } from './pages/home-page.ts'
import type { PageContext } from './pages/layout.ts'
import { notFoundPage } from './pages/not-found-page.ts'
import { productPage } from './pages/product-page.ts'

/** Paths that belong to Deskbell on a shared origin: the shop leaves them alone. */
const notOurs = /^\/(?:deskbell\.js|healthz|(?:assets|console|v1|socket\.io)(?:\/|$))/

/** Answers a request and says so, or leaves it to others. */
export type Storefront = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/**
 * Makes the shop: pages, files under `/shop/`, and the cart as Shopify's Ajax API gives it. Holds no state: the cart
 * lives in the shopper's cookie.
 * @example createServer(createStorefront()).listen(4100)
 */
export function createStorefront(): Storefront {
  const assets = readAssets()
  return (request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://shop.invalid')
    if (!url) return false
    if (notOurs.test(url.pathname)) return false
    const { language, path } = splitPath(url.pathname)
    const method = request.method ?? 'GET'
    const exchange: Exchange = { request, response, method, path, query: url.searchParams, language }
    const asset = assets.get(url.pathname)
    if (asset && isRead(method)) {
      sendAsset(exchange, asset)
      return true
    }
    return answer(exchange)
  }
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

async function answer(exchange: Exchange): Promise<boolean> {
  if (await cartRoute(exchange)) return true
  if (exchange.path === '/checkout' && exchange.method === 'POST') {
    redirect(exchange, `${rootOf(exchange.language)}checkout/thanks`, { 'set-cookie': writeCartCookie([]) })
    return true
  }
  if (!isRead(exchange.method)) {
    send(exchange, 405, 'text/plain; charset=utf-8', 'This page can only be read.\n', { allow: 'GET, HEAD' })
    return true
  }
  const wanted = exchange.query.get('lang')
  if (isLanguage(wanted) && wanted !== exchange.language) redirect(exchange, rootOf(wanted) + exchange.path.slice(1))
  else sendPage(exchange)
  return true
}

function sendPage(exchange: Exchange): void {
  const { language, path } = exchange
  const lines = cartOf(exchange)
  const context: PageContext = { language, path, lines, variant: exchange.query.get('variant') }
  const page = pageAt(path, context)
  const more = { 'cache-control': 'no-store', 'content-language': language }
  const { text } = page ?? notFoundPage(context)
  send(exchange, page ? 200 : 404, 'text/html; charset=utf-8', text, more)
}

const pages: Record<string, (context: PageContext) => Html> = {
  '/': homePage,
  '/cart': cartPage,
  '/checkout': checkoutPage,
  '/checkout/thanks': thanksPage,
  '/pages/contact': contactPage,
}

function pageAt(path: string, context: PageContext): Html | undefined {
  if (Object.hasOwn(pages, path)) return pages[path]?.(context)
  const product = productByHandle(/^\/products\/([a-z-]{1,40})$/.exec(path)?.[1] ?? '')
  return product && productPage(product, context)
}
