import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createStorefront } from '../src/storefront.ts'

export interface Shop {
  url: string
  close(): Promise<void>
}

/** The shop alone on a free port; what it leaves to others is answered with 418. */
export async function openShop(): Promise<Shop> {
  const shop = createStorefront()
  const server = createServer((request, response) => {
    Promise.resolve(shop(request, response)).then(
      (handled) => handled || response.writeHead(418).end(),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((ok) => server.close(() => ok())),
  }
}

/** A browser's jar for the one cookie of the shop. */
export function createShopper(url: string) {
  let cookie = ''
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) }
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '')
    return response
  }
  return {
    get: (path: string) => request(path),
    post: (path: string, body: unknown) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    submit: (path: string, fields: Record<string, string>) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields) }),
    tamper: (value: string) => {
      cookie = `rosso_cart=${value}`
    },
    cookie: () => cookie,
  }
}
