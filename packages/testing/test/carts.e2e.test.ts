import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { projectRoot } from '../src/demo.ts'
import { pageScript } from '../src/page-script.ts'

const found = await findBrowser()
const fixtures = resolve(projectRoot, '../shared/storefront-fixtures')
const isHere = existsSync(fixtures)
if (!found) console.warn('SKIPPED: carts of shop systems; no Chromium here and none could be had (set CHROME_PATH)')
if (!isHere) console.warn(`SKIPPED: carts of shop systems in a browser; no shared fixtures at ${fixtures}`)
const json = (file: string) => JSON.parse(readFileSync(resolve(fixtures, file), 'utf8'))

interface Heard {
  total: number | null
  lines: number
}
interface Answer {
  status?: number
  body?: unknown
}
interface Cart {
  total: number | null
  items: unknown[]
}
interface Stores {
  findStore(
    platform: string,
  ): Promise<{ start(onCart: (cart: Cart | null) => void, signal: AbortSignal): void } | undefined>
}
declare global {
  interface Window {
    heard: (Heard | null)[]
    stop(): void
  }
}

/** Pages that imitate the traffic of each shop system, with our readers on them alone. */
describe.skipIf(!found || !isHere)('[F115] carts of shop systems in a real browser', () => {
  let browser: Browser
  let script: string
  let context: BrowserContext
  let page: Page
  /** What the shop answers, by path without query; every request is kept. */
  let answers: Map<string, Answer>
  let asked: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
    script = await pageScript('packages/widget/src/edge/find-store.ts', 'deskbellStores')
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    answers = new Map()
    asked = []
    context = await browser.newContext()
    page = await context.newPage()
    await page.clock.install()
  })
  afterEach(() => context.close())

  /** Opens a page at the address with what the shop's own scripts left on it, and starts what would be found there. */
  async function open(url: string, head: string, setup: string, body = '') {
    await page.route('**/*', (route) => {
      const { pathname, search } = new URL(route.request().url())
      const isPage = route.request().resourceType() === 'document'
      if (!isPage) asked.push(`${route.request().method()} ${pathname}${search}`)
      const html = `<!doctype html><html><head>${head}</head>${body || '<body></body>'}<script>${setup}</script></html>`
      const answer = answers.get(pathname) ?? answers.get(`${pathname}${search}`)
      if (isPage) return route.fulfill({ contentType: 'text/html', body: html })
      const { status = 200, body: said = {} } = answer ?? {}
      return route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(said) })
    })
    await page.goto(url)
    await page.addScriptTag({ content: script })
    await page.evaluate(async () => {
      window.heard = []
      const ended = new AbortController()
      window.stop = () => ended.abort()
      const { findStore } = (window as unknown as { deskbellStores: Stores }).deskbellStores
      const store = await findStore('auto')
      store?.start((cart) => window.heard.push(cart && { total: cart.total, lines: cart.items.length }), ended.signal)
    })
  }
  /** Lets the page's time pass, after what is under way has come. */
  const pass = async (ms: number) => {
    await page.waitForTimeout(150)
    await page.clock.fastForward(ms)
    await page.waitForTimeout(50)
  }
  const heard = () => page.evaluate(() => window.heard)
  const last = async () => (await heard()).at(-1)
  /** Waits until the newest reading is this. */
  const hears = (cart: Heard | null) =>
    expect.poll(last, { timeout: 8000 }).toEqual(cart === null ? null : { total: cart.total, lines: cart.lines })
  const ownReads = (path: string) => asked.filter((one) => one.startsWith(`GET ${path}`)).length
  const cartOf = (file: string): Heard => {
    const { cart } = json(file)
    return { total: cart.total, lines: cart.items.length }
  }

  test('Shopify: each change is read once, by whatever way the page asked; refusals change nothing', async () => {
    const { steps, pageUrl, shopifyRoutesRoot } = json('shopify/sequence-ajax.json')
    answers.set('/cart.js', { body: steps[0].response })
    await open(pageUrl, '', `window.Shopify={shop:'x',routes:{root:'${shopifyRoutesRoot}'}}`)
    await hears(steps[0].expectCart)
    for (const step of steps.slice(1)) {
      const before = ownReads('/cart.js')
      const isWhole = step.followUp?.response ?? (step.response?.items && step.response.token ? step.response : null)
      if (isWhole) answers.set('/cart.js', { body: isWhole })
      const { pathname } = new URL(step.url, pageUrl)
      if (step.status === 429) answers.set('/cart.js', { status: 429 })
      else if (pathname !== '/cart.js') answers.set(pathname, { status: step.status, body: step.response ?? {} })
      await pass(1800)
      await page.evaluate(
        ({ url, method, kind }) =>
          kind === 'xhr'
            ? new Promise<void>((done) => {
                const request = new XMLHttpRequest()
                request.open(method, url)
                request.onloadend = () => done()
                request.send(method === 'POST' ? 'x' : null)
              })
            : fetch(url, { method }).then(() => {}),
        step,
      )
      await hears(step.expectCart)
      await pass(700)
      const own = ownReads('/cart.js') - before - (pathname === '/cart.js' ? 1 : 0)
      expect(own, `${step.method} ${step.url}`).toBeLessThanOrEqual(step.status < 400 && step.method === 'POST' ? 1 : 0)
    }
  })

  test('Shopify: standard events count when their promise comes to a good end', async () => {
    const { events, pageUrl } = json('shopify/sequence-standard-events.json')
    answers.set('/cart.js', { body: json('shopify/01-red-shoes-two-sizes.json') })
    await open(pageUrl, '', `window.Shopify={shop:'x'}`)
    await hears(cartOf('shopify/01-red-shoes-two-sizes.expected.json'))
    for (const { type, payload, resolves, rejects, expectRefetch } of events) {
      await pass(2100)
      const before = ownReads('/cart.js')
      await page.evaluate(
        ({ type, payload, resolves, rejects }) => {
          const promise = rejects ? Promise.reject(new Error(rejects)) : Promise.resolve(resolves)
          promise.catch(() => {})
          document.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), payload, { promise }))
        },
        { type, payload, resolves, rejects },
      )
      await pass(700)
      await expect
        .poll(() => ownReads('/cart.js') - before, { message: `${type} ${JSON.stringify(payload)}`, timeout: 5000 })
        .toBe(expectRefetch ? 1 : 0)
    }
  })

  test('WooCommerce: all its signals are heard, others are not, and an empty cart costs no request', async () => {
    const { events } = json('woocommerce/sequence-events.json')
    const root = '/wp-json/wc/store/v1/cart'
    answers.set(root, { body: json('woocommerce/01-variations-usd.json') })
    const jQuery = `window.jQuery=(t)=>({on(n,f){(t.jq??=[]).push([n.split(' '),f])},off(){t.jq=[]}});`
    await open('https://shop.example/', '', jQuery, '<body class="home woocommerce-js"></body>')
    await pass(500)
    expect(asked).toEqual([])
    await pass(100)
    for (const { on, type, detail, key, persisted, expect: what } of events) {
      await pass(2100)
      const before = ownReads(root)
      const { origin: url } = new URL(page.url())
      if (type === 'wc_fragments_refreshed') {
        await context.addCookies([{ name: 'woocommerce_cart_hash', value: 'other', url }])
      }
      await page.evaluate(
        ({ on, type, detail, key, persisted }) => {
          const target: EventTarget = on === 'window' ? window : document.body
          if (on.startsWith('jQuery')) {
            const heard = (document.body as unknown as { jq: [string[], () => void][] }).jq
            for (const [names, run] of heard) if (names.includes(type)) run()
          } else if (type === 'storage') target.dispatchEvent(new StorageEvent('storage', { key }))
          else if (type === 'pageshow') target.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))
          else target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }))
        },
        { on, type, detail, key, persisted },
      )
      await pass(700)
      await expect.poll(() => ownReads(root) - before, { message: type, timeout: 5000 }).toBe(what === 'ignore' ? 0 : 1)
    }
    await hears(cartOf('woocommerce/01-variations-usd.expected.json'))
  })

  test('Magento: the section in storage is read, stale or invalid is unknown, another tab is heard', async () => {
    const first = json('magento/01-luma-two-sizes.json')
    const { pageHead } = json('magento/01-luma-two-sizes.expected.json')
    const kept = `localStorage.setItem('mage-cache-storage', ${JSON.stringify(JSON.stringify(first))})`
    const theme = `${pageHead}<script type="text/x-magento-init">{}</script>`
    await open('https://luma.example/', theme, kept)
    await hears(cartOf('magento/01-luma-two-sizes.expected.json'))
    await page.evaluate(() => {
      localStorage.setItem('mage-cache-storage-section-invalidation', '{"cart":true}')
      window.dispatchEvent(new StorageEvent('storage', { key: 'mage-cache-storage-section-invalidation' }))
    })
    await hears(null)
    const second = JSON.stringify(json('magento/03-string-amounts-bundle.json'))
    await page.evaluate((text) => {
      localStorage.removeItem('mage-cache-storage-section-invalidation')
      localStorage.setItem('mage-cache-storage', text)
      window.dispatchEvent(new CustomEvent('private-content-loaded', { detail: {} }))
    }, second)
    await hears(cartOf('magento/03-string-amounts-bundle.expected.json'))
    expect(asked).toEqual([])
  })

  test('PrestaShop: the emitter may come late, its events carry the cart, one without a cart changes nothing', async () => {
    const { events } = json('prestashop/sequence-events.json')
    const shop = json('prestashop/01-demo-two-sizes.json')
    const empty = json('prestashop/03-empty.json')
    const pageUrl = 'https://demo.example/'
    const late = `window.prestashop=${JSON.stringify(empty)};`
    await open(pageUrl, '', late)
    await hears({ total: 0, lines: 0 })
    await page.evaluate(() => {
      const told = new Map<string, ((arg: unknown) => void)[]>()
      const shop = (window as unknown as { prestashop: Record<string, unknown> }).prestashop
      shop.on = (name: string, run: (arg: unknown) => void) => told.set(name, [...(told.get(name) ?? []), run])
      shop.removeListener = (name: string, run: unknown) =>
        told.set(
          name,
          (told.get(name) ?? []).filter((one) => one !== run),
        )
      shop.emit = (name: string, arg: unknown) => {
        for (const run of told.get(name) ?? []) run(arg)
      }
      shop.count = () => [...told.values()].flat().length
      window.dispatchEvent(new Event('load'))
    })
    const emit = (name: string, arg: unknown) =>
      page.evaluate(
        ([name, arg]) =>
          (window as unknown as { prestashop: { emit(name: string, arg: unknown): void } }).prestashop.emit(
            name as string,
            arg,
          ),
        [name, arg] as const,
      )
    const whole = cartOf('prestashop/01-demo-two-sizes.expected.json')
    for (const { emit: name, arg } of events) {
      await emit(name, JSON.parse(JSON.stringify(arg).replaceAll('"CART_OBJECT"', JSON.stringify(shop.cart))))
      await page.waitForTimeout(200)
      // The last two carry no cart: the global's, which is still the empty one, is read for HTML; errors are ignored.
      await hears(name === 'updateCart' ? whole : { total: 0, lines: 0 })
    }
    const count = () =>
      page.evaluate(() => (window as unknown as { prestashop: { count(): number } }).prestashop.count())
    expect(await count()).toBe(2)
    await page.evaluate(() => window.stop())
    expect(await count()).toBe(0)
    expect(asked).toEqual([])
  })

  test('a data layer is replayed and listened to, by an own push that is put back at the end', async () => {
    const layer = json('ga4/02-deltas-after-snapshot.json')
    const [entries, rest] = [layer.slice(0, 1), layer.slice(1)]
    await open('https://shop.example/', '', `window.dataLayer=${JSON.stringify(entries)};`)
    await page.evaluate((entries) => {
      const { dataLayer } = window as unknown as { dataLayer: unknown[] }
      for (const one of entries) dataLayer.push(one)
    }, rest)
    await hears(cartOf('ga4/02-deltas-after-snapshot.expected.json'))
    const isOwn = () =>
      page.evaluate(() => Object.hasOwn((window as unknown as { dataLayer: unknown[] }).dataLayer, 'push'))
    expect(await isOwn()).toBe(true)
    await page.evaluate(() => window.stop())
    expect(await isOwn()).toBe(false)
    expect(asked).toEqual([])
  })

  test('BigCommerce is asked once per change', async () => {
    const api = '/api/storefront/carts'
    answers.set(api, { body: json('bigcommerce/01-options.json') })
    await open('https://big.example/', '', 'window.BCData={}')
    await hears(cartOf('bigcommerce/01-options.expected.json'))
    await pass(2100)
    answers.set(api, { body: json('bigcommerce/02-no-cart.json') })
    await page.evaluate(() => fetch('/remote/v1/cart/add', { method: 'POST' }))
    await hears(cartOf('bigcommerce/02-no-cart.expected.json'))
    await expect.poll(() => ownReads(api), { timeout: 5000 }).toBe(2)
  })

  test('Bagisto: one address for reads and writes, and no read of ours is taken for a change', async () => {
    const api = '/api/checkout/cart'
    answers.set(api, { body: json('bagisto/01-configurable.json') })
    const { pageUrl, pageHead = '' } = json('bagisto/01-configurable.expected.json')
    await open(pageUrl, `${pageHead}<link rel="icon" href="/themes/shop/default/x.png">`, '')
    await hears(cartOf('bagisto/01-configurable.expected.json'))
    await pass(2600)
    expect(ownReads(`${api}?deskbell`)).toBe(1)
    await page.evaluate((api) => fetch(api, { method: 'POST' }), api)
    await pass(2600)
    await expect.poll(() => ownReads(`${api}?deskbell`), { timeout: 5000 }).toBe(2)
  })

  test('OpenCart: the mini-cart on the page is read, now and when it changes', async () => {
    const html = readFileSync(resolve(fixtures, 'opencart/01-mini-cart.html'), 'utf8')
    const { pageUrl, pageHead = '' } = json('opencart/01-mini-cart.expected.json')
    const link = '<a href="index.php?route=common/home">Home</a>'
    await open(pageUrl, pageHead, '', `<body>${link}<div id="header-cart"></div></body>`)
    await page.evaluate((html) => {
      const place = document.querySelector('#header-cart')!
      place.replaceChildren(document.createRange().createContextualFragment(html))
    }, html)
    await hears(cartOf('opencart/01-mini-cart.expected.json'))
    expect(asked.filter((one) => !one.startsWith('GET /image/'))).toEqual([])
  })

  test('OpenCart: dinar of thousandths, in both ways of writing, change by change until it is empty', async () => {
    const row = (price: string) =>
      `<tr><td></td><td><a href="index.php?route=product/product&amp;product_id=43">Oud</a></td><td>x 2</td><td>${price}</td></tr>`
    const cart = (label: string, rows: string) => `<button>${label}</button><table>${rows}</table>`
    const link = '<a href="index.php?route=common/home">Home</a>'
    const head = '<meta property="product:price:currency" content="KWD">'
    const body = `<body>${link}<div id="cart">${cart('2 item(s) - 24.500 د.ك', row('24.500 د.ك'))}</div></body>`
    await open('https://shop.example/', head, '', body)
    await hears({ total: 24.5, lines: 1 })
    const becomes = (html: string) =>
      page.evaluate((html) => {
        document.querySelector('#cart')!.replaceChildren(document.createRange().createContextualFragment(html))
      }, html)
    await becomes(cart('4 item(s) - 1,249.000', row('1,224.500') + row('24.500')))
    await pass(200)
    await hears({ total: 1249, lines: 2 })
    await becomes(cart('0 item(s) - 0.000', ''))
    await pass(200)
    await hears({ total: 0, lines: 0 })
    await becomes('<p>Maintenance</p>')
    await pass(200)
    await hears(null)
  })
})
