import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CartPlace } from '../cart/cart-json.ts'
import type { Language } from '../languages.ts'

/** One request to the shop, taken apart. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  method: string
  /** Path within the language: `/cart` for `/et/cart`. */
  path: string
  query: URLSearchParams
  language: Language
}

/** A strict policy: the shop runs only files of its own origin, and so does what is pasted into it. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self' ws: wss:",
  "require-trusted-types-for 'script'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

const common = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}

type Headers = Record<string, string>

export function send(exchange: Exchange, status: number, type: string, text: string | Buffer, more: Headers = {}) {
  const body = Buffer.from(text)
  const headers = { ...common, 'content-type': type, 'content-length': String(body.length), ...more }
  exchange.response.writeHead(status, headers)
  exchange.response.end(exchange.method === 'HEAD' ? undefined : body)
}

export const sendJson = (exchange: Exchange, status: number, data: unknown, more: Headers = {}): void =>
  send(exchange, status, 'application/json; charset=utf-8', JSON.stringify(data), {
    'cache-control': 'no-store',
    ...more,
  })

export const redirect = (exchange: Exchange, location: string, more: Headers = {}): void =>
  send(exchange, 303, 'text/plain; charset=utf-8', '', { location, 'cache-control': 'no-store', ...more })

/** The host is the shopper's word, so only what looks like one is repeated. */
export function placeOf({ request, language }: Exchange): CartPlace {
  const host = request.headers.host ?? ''
  return { language, origin: /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.test(host) ? `http://${host}` : '' }
}
