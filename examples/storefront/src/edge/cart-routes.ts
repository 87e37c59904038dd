import { addToCart, type CartBody, changeCart, updateCart } from '../cart/cart-acts.ts'
import { readCartCookie, writeCartCookie } from '../cart/cart-cookie.ts'
import { cartJson, lineJson } from '../cart/cart-json.ts'
import type { CartLines } from '../cart/cart-lines.ts'
import { rootOf } from '../languages.ts'
import { type Exchange, placeOf, redirect, send, sendJson } from './answer.ts'
import { readBody } from './read-body.ts'

export const cartOf = (exchange: Exchange): CartLines => readCartCookie(exchange.request.headers.cookie)

interface Outcome {
  lines: CartLines
  /** What the answer holds; the whole cart where nothing else is said. */
  answer?: unknown
}

type Act = (lines: CartLines, body: CartBody, exchange: Exchange) => Outcome | { refused: string }

const acts: Record<string, Act> = {
  add: (lines, body, exchange) => {
    const outcome = addToCart(lines, body)
    if ('refused' in outcome) return outcome
    const added = outcome.added.map((line) => lineJson(line, placeOf(exchange)))
    return { lines: outcome.lines, answer: outcome.many ? { items: added } : added[0] }
  },
  change: changeCart,
  update: updateCart,
  clear: () => ({ lines: [] }),
}

/** Shopify's Ajax API on `/cart…js`, and the same acts as forms on `/cart/…` for browsers without scripts. */
export async function cartRoute(exchange: Exchange): Promise<boolean> {
  if (exchange.path === '/cart.js' || exchange.path === '/cart.json') return showCart(exchange)
  const [, name = '', script] = /^\/cart\/([a-z]+)(\.js)?$/.exec(exchange.path) ?? []
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act) return false
  if (exchange.method !== 'POST') {
    send(exchange, 405, 'text/plain; charset=utf-8', 'Use POST.\n', { allow: 'POST' })
    return true
  }
  const read = await readBody(exchange.request)
  if ('reason' in read) refuse(exchange, read.status, read.reason)
  else answer(exchange, act(cartOf(exchange), read.body, exchange), script !== undefined)
  return true
}

function showCart(exchange: Exchange): true {
  sendJson(exchange, 200, cartJson(cartOf(exchange), placeOf(exchange)))
  return true
}

/** In the shape in which Shopify refuses. */
function refuse(exchange: Exchange, status: number, description: string): void {
  sendJson(exchange, status, { status, message: 'Cart Error', description })
}

function answer(exchange: Exchange, outcome: ReturnType<Act>, byScript: boolean): void {
  if ('refused' in outcome) {
    if (byScript) refuse(exchange, 422, outcome.refused)
    else redirect(exchange, `${rootOf(exchange.language)}cart`)
    return
  }
  const kept = { 'set-cookie': writeCartCookie(outcome.lines) }
  if (!byScript) redirect(exchange, `${rootOf(exchange.language)}cart`, kept)
  else sendJson(exchange, 200, outcome.answer ?? cartJson(outcome.lines, placeOf(exchange)), kept)
}
