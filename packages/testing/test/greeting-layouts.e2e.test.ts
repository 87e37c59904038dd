import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import { forcedLayouts } from '../src/forced-layouts.ts'
import { hostPages, serveHost, withTag } from '../src/host-pages.ts'

const found = await findBrowser()
if (!found)
  console.warn('SKIPPED: layouts that greetings force; no Chromium here and none could be had (set CHROME_PATH)')

const changes = 20
const greeting = (id: string, when: object) => ({
  ...{ id, when, priority: 0 },
  show: { text: 'Which size will you keep?', replies: [{ label: 'Help me' }, { label: 'Not now', dismiss: true }] },
})
/** Many that look at everything a page can be asked about, and one that is due once the cart is full. */
const rules = {
  version: 1,
  limits: { firstAfterSeconds: 0 },
  greetings: [
    ...Array.from({ length: 40 }, (_, at) => greeting(`deep-${at}`, { scroll: 101, cartItems: at, exitIntent: true })),
    greeting('full', { scroll: { min: 0 }, cartItems: changes }),
  ],
}
const shop = `<div id="mini-cart"></div><script>
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
async function change(from, to) {
  for (let count = from; count <= to; count++) {
    const line = document.createElement('p')
    line.textContent = count + ' pairs'
    document.querySelector('#mini-cart').append(line)
    Deskbell.set({ cart: { currency: 'EUR', total: 50 * count, items: [{ id: 'a', name: 'Shoe', price: 50, quantity: count }] } })
    scrollBy(0, count % 2 ? 40 : -20)
    await frame()
  }
}
function measureAfterWriting() {
  document.body.style.paddingTop = '1px'
  return document.body.offsetHeight
}</script>`

describe.skipIf(!found)('S18 greetings and the layout of the page', () => {
  let browser: Browser
  let demo: Demo
  let host: Awaited<ReturnType<typeof serveHost>>
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
    host = await serveHost()
    const plain = hostPages().find(({ name }) => name === 'plain')!
    const html = plain.html.replace('</body>', `<div style="height:3000px"></div>${shop}</body>`)
    host.page.html = withTag({ ...plain, html }, demo.url, ` data-greetings="${host.url}rules.json" data-debug="true"`)
    host.page.more['/rules.json'] = JSON.stringify(rules)
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(host.url)
    await page.waitForFunction(() => 'why' in (window.Deskbell?.greet ?? {}))
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    host?.stop()
  })

  const ours = /\/assets\/|deskbell\.js/
  const card = () => page.locator('.greeting')
  const change = (from: number, to: number) => page.evaluate(`change(${from}, ${to})`)

  test('the count knows a forced layout', async () => {
    const url = /^http.*\/$/
    expect(await forcedLayouts(browser, page, url, () => page.evaluate('measureAfterWriting()'))).toEqual([1])
  })

  test('deciding forces at most one in a task, placing included, while the cart changes and the page scrolls', async () => {
    const deciding = await forcedLayouts(browser, page, ours, () => change(1, changes - 1))
    expect(await card().count()).toBe(0)
    expect(Math.max(0, ...deciding)).toBeLessThanOrEqual(1)
    const placing = await forcedLayouts(browser, page, ours, async () => {
      await change(changes, changes)
      await card().waitFor()
    })
    expect(Math.max(0, ...placing)).toBeLessThanOrEqual(1)
    const standing = await forcedLayouts(browser, page, ours, () => change(1, changes))
    expect(Math.max(0, ...standing)).toBeLessThanOrEqual(1)
    // They do force some: without any, nothing was counted.
    expect(deciding.length + placing.length + standing.length).toBeGreaterThan(0)
    expect(deciding.length + standing.length).toBeLessThanOrEqual(3 * changes)
  })

  test('a banner that comes after the card hides it, without any move of the shopper, until it went', async () => {
    await card().waitFor()
    await page.evaluate(() => {
      const banner = document.createElement('div')
      banner.id = 'ask'
      banner.style.cssText = 'position:fixed;top:0;left:0;right:0;height:120px;background:#fff'
      banner.append('We use cookies. ', Object.assign(document.createElement('button'), { textContent: 'Accept all' }))
      document.querySelector('main')!.append(banner)
    })
    await card().waitFor({ state: 'hidden' })
    await page.evaluate(() => document.querySelector('#ask')!.remove())
    await card().waitFor()
  })
})
