import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { projectRoot } from './demo.ts'

/** A shop's page as it stands without us, and how its policy lets a script in. */
export interface HostPage {
  name: string
  html: string
  /** Nonce of the page's policy, where it has one. */
  nonce: string | null
}

const shop = (css: string, attributes = 'lang="en"', body = '') => `<!doctype html><html ${attributes}><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title>
<style>body{margin:0;font:18px/1.5 Georgia,serif}main{padding:24px}.buy{padding:14px 28px}
footer{padding:120px 24px}</style><style>${css}</style></head><body>
<main><h1>Red runner</h1><p>Light, springy, red.</p><button class="buy" data-primary-action>Add to cart</button></main>
<footer><a href="/terms">Terms</a></footer>${body}</body></html>`

const require = createRequire(import.meta.url)
/** A style sheet as its package ships it. */
const sheet = (file: string) => readFileSync(require.resolve(file), 'utf8')
/** Markup such as the frameworks lay out. */
const card = `<div class="container grid-container is-layout-constrained"><div class="row grid-x"><div class="col cell">
<form class="wp-block-group"><label class="form-label">Size <select class="form-select"><option>42</option></select></label>
<button class="btn btn-primary button wp-element-button" type="button">Choose</button></form></div></div></div>`

/** What style sheets of well-known make do to everything on a page: as published, or written from memory of their kind. */
const own: Record<string, string> = {
  plain: shop(''),
  'unset everything': shop(
    '*,*::before,*::after{all:unset}head,style,script,title,meta{display:none}main{display:block}',
  ),
  Bootstrap: shop(sheet('bootstrap/dist/css/bootstrap.min.css'), 'lang="en" data-bs-theme="light"', card),
  'in the manner of Foundation': shop(
    `html{box-sizing:border-box;font-size:100%}*,*::before,*::after{box-sizing:inherit}body{line-height:1.5;background:#fefefe;-webkit-font-smoothing:antialiased}
    button{padding:0;appearance:none;border:0;border-radius:0;background:transparent;line-height:1;cursor:auto}
    button,.button{margin:0 0 1rem 0;padding:.85em 1em;vertical-align:middle;text-align:center;font-size:.9rem;transition:background-color .25s ease-out,color .25s ease-out}
    img,svg{display:inline-block;max-width:100%;height:auto;vertical-align:middle}select,[type=text],textarea{width:100%;height:2.4375rem;margin:0 0 1rem;appearance:none;box-shadow:inset 0 1px 2px rgba(10,10,10,.1)}
    .grid-x{display:flex;flex-flow:row wrap}.grid-x>.cell{flex:0 0 auto;width:100%}h1{font-size:3rem;line-height:1.4;margin-bottom:.5rem}`,
    'lang="en" class="no-js"',
    card,
  ),
  'Tailwind preflight': shop(
    `${sheet('tailwindcss/theme.css')}${sheet('tailwindcss/preflight.css')}`,
    'lang="en"',
    card,
  ),
  'framework buttons': shop(
    'button,[type=button]{margin:1rem!important;border-radius:0!important;text-transform:uppercase!important;background:#08c!important;width:100%!important}div{max-width:720px!important}',
  ),
  'rem is ten px': shop('html{font-size:62.5%}body{display:grid;grid-template-columns:1fr 1fr;font-size:1.6rem}'),
  'WordPress blocks': shop(
    `:root{--wp--style--block-gap:24px;--wp--preset--font-size--medium:20px}
    :where(body){margin:0;--wp--style--root--padding-right:0}.wp-site-blocks>*,html>*,body>*{margin-block-start:24px;margin-block-end:0}
    .is-layout-constrained>:where(:not(.alignleft):not(.alignright):not(.alignfull)){max-width:620px;margin-inline:auto!important}
    :where(button,.wp-element-button){background-color:#32373c;border-width:0;color:#fff;font:inherit;padding:calc(.667em + 2px) calc(1.333em + 2px);text-decoration:none}
    :where(img,svg){height:auto;max-width:100%}html :where(.has-border-color){border-style:solid}:root :where(a:where(:not(.wp-element-button))){text-decoration:underline}`,
    'lang="en"',
    card,
  ),
  'block theme': shop('body>*{max-width:620px!important;margin-inline:auto!important}:where(.x) > *{margin-block:2em}'),
  'body transformed': shop('body{transform:translateZ(0);filter:saturate(1);contain:layout}'),
  'unknown children hidden': shop(
    'body>*:not(main):not(footer){display:none!important}:not(:defined){visibility:hidden!important}',
  ),
  'right to left': shop('', 'lang="ar" dir="rtl"'),
  'quirks and old libraries': shop('').replace('<!doctype html>', ''),
  'policy with a nonce': shop('')
    .replaceAll('<style>', '<style nonce="abc123">')
    .replace(
      '<meta charset="utf-8">',
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-abc123' 'strict-dynamic'; style-src 'nonce-abc123'; connect-src http://127.0.0.1:* ws://127.0.0.1:*; require-trusted-types-for 'script'">`,
    ),
}

const beside = resolve(projectRoot, '../shared/storefront-fixtures/hosts')
const nonceOf = (html: string): string | null => html.match(/nonce-([\w+/=]+)/)?.[1] ?? null

/** Our own hostile pages, and those laid beside the project where there are any. */
export function hostPages(): HostPage[] {
  const pages = Object.entries(own)
  if (existsSync(beside)) {
    for (const file of readdirSync(beside).filter((name) => name.endsWith('.html'))) {
      pages.push([file, readFileSync(resolve(beside, file), 'utf8')])
    }
  } else console.warn(`SKIPPED: no shared host pages at ${beside}; only the project's own were tried`)
  return pages.map(([name, html]) => ({ name, html, nonce: nonceOf(html) }))
}

/** What the host of a test serves; a test changes it as it goes. */
export interface Served {
  html: string
  /** Headers of the pages, such as a policy. */
  headers: Record<string, string>
  /** Other pages and files by path, `/two`; scripts by their ending. */
  more: Record<string, string>
}

/** Serves one page at a time, and what it leads to, from an origin of its own, as shops do. */
export async function serveHost(): Promise<{ url: string; page: Served; stop(): void }> {
  const page: Served = { html: '', headers: {}, more: {} }
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const body = path === '/' ? page.html : page.more[path]
    const type = /\.m?js$/.test(path) ? 'text/javascript' : 'text/html'
    response.writeHead(body === undefined ? 204 : 200, { 'content-type': `${type}; charset=utf-8`, ...page.headers })
    response.end(body ?? '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, page, stop: () => server.close() }
}

/** The page with our tag pasted before its end. */
export function withTag({ html, nonce }: HostPage, server: string, attributes = ''): string {
  const allowed = nonce ? ` nonce="${nonce}"` : ''
  return html.replace(
    /<\/body>|$/,
    (end) =>
      `<script async src="${server}/deskbell.js" data-site-key="rosso" data-theme="light"${attributes}${allowed}></script>${end}`,
  )
}
