import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { picturePath, products } from '../catalogue.ts'
import { drawShoe } from '../pictures/draw-shoe.ts'
import { type Exchange, send } from './answer.ts'

interface Asset {
  type: string
  body: Buffer
  etag: string
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
}

const asset = (name: string, body: Buffer): Asset => ({
  type: types[extname(name)] ?? 'application/octet-stream',
  body,
  etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
})

/** Everything under `/shop/`: the files of `public`, read once, and the drawn shoes. */
export function readAssets(): Map<string, Asset> {
  const folder = resolve(import.meta.dirname, '../../public')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => types[extname(name)])
    .map((name): [string, Asset] => [
      `/shop/${name.replaceAll('\\', '/')}`,
      asset(name, readFileSync(join(folder, name))),
    ])
  const shoes = products.map((product): [string, Asset] => [
    picturePath(product),
    asset('shoe.svg', Buffer.from(drawShoe(product.model, product.color, product.title))),
  ])
  return new Map([...files, ...shoes])
}

/** Answers with the file; the browser keeps it and asks whether it is still good. */
export function sendAsset(exchange: Exchange, { type, body, etag }: Asset): void {
  const more = { etag, 'cache-control': 'public, max-age=0, must-revalidate' }
  if (exchange.request.headers['if-none-match'] === etag) send(exchange, 304, type, '', more)
  else send(exchange, 200, type, body, more)
}
