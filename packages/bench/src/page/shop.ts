import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a shop's own scripts cost as its page starts, in turns of a loop: some tens of milliseconds, throttled. */
const turns = 400_000
const products = Array.from(
  { length: 48 },
  (_, at) => `<article><svg viewBox="0 0 4 3"><rect width="4" height="3" fill="hsl(${at * 30} 60% 70%)"/></svg>
<h2>Runner ${at}</h2><p>Light, springy, and made to last.</p><button data-primary-action>Add to cart</button></article>`,
)

const html = (tag: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title><link rel="icon" href="data:,">
<style>body{margin:0;font:16px/1.5 Georgia,serif}main{display:grid;grid-template-columns:repeat(4,1fr);gap:24px;padding:24px}
h1{grid-column:1/-1;font-size:64px}</style></head><body><main><h1>Everything that runs</h1>${products.join('')}</main>
<script>let made=0;for(let at=0;at<${turns};at++)made+=Math.sqrt(at)%7;document.body.dataset.made=made</script>${tag}</body></html>`

/** A page of a shop on an origin of its own: `/` without us, `/?<attributes of the tag>` with us. */
export interface Shop {
  url(attributes?: string): string
  stop(): void
}

export async function serveShop(script: string): Promise<Shop> {
  const server = createServer((request, response) => {
    const attributes = decodeURIComponent(request.url?.split('?')[1] ?? '')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(html(attributes && `<script async src="${script}" ${attributes}></script>`))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    url: (attributes) => (attributes ? `${origin}?${encodeURIComponent(attributes)}` : origin),
    stop: () => void server.close(),
  }
}
