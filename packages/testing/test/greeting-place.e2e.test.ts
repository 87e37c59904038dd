import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import { type HostPage, hostPages, serveHost, withTag } from '../src/host-pages.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: places of greetings; no Chromium here and none could be had (set CHROME_PATH)')

/** A desktop, a phone, a phone whose keyboard is open, and a desktop at 400 %. */
const sizes = [
  { width: 1280, height: 860 },
  { width: 390, height: 844 },
  { width: 390, height: 420 },
  { width: 320, height: 256 },
]

/** Actions and bars of the page that the card lies over, by what they are. Runs in the page. */
function covered(): { card: string; hits: string[] } {
  const host = [...document.documentElement.children].find((one) => one.shadowRoot?.querySelector('.greeting'))
  const card = host?.shadowRoot?.querySelector<HTMLElement>('.greeting')
  if (!host || !card || getComputedStyle(card).visibility === 'hidden') return { card: 'badge', hits: [] }
  const own = card.getBoundingClientRect()
  const isOver = ({ left, right, top, bottom, width, height }: DOMRect) =>
    width > 0 && height > 0 && left < own.right && right > own.left && top < own.bottom && bottom > own.top
  const acts = 'button,a[href],input,select,textarea,[role=button],[onclick],iframe,[data-primary-action]'
  const inTheWay = [...document.querySelectorAll(`${acts},body *`)].filter(
    (one) =>
      one !== host &&
      (one.matches(acts) || /fixed|sticky/.test(getComputedStyle(one).position)) &&
      one.checkVisibility() &&
      one.getBoundingClientRect().height < innerHeight * 0.9 &&
      isOver(one.getBoundingClientRect()),
  )
  const isInside = own.left >= 0 && own.top >= 0 && own.right <= innerWidth && own.bottom <= innerHeight
  return { card: isInside ? 'inside' : 'cut off', hits: inTheWay.map((one) => one.outerHTML.slice(0, 80)) }
}

describe.skipIf(!found)('S18 a greeting covers no action and no fixed bar', () => {
  let browser: Browser
  let demo: Demo
  let host: Awaited<ReturnType<typeof serveHost>>
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
    host = await serveHost()
    const context = await browser.newContext({ viewport: sizes[0]!, reducedMotion: 'reduce' })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    host?.stop()
  })

  const greet = async (one: HostPage, more = '') => {
    host.page.html = withTag(one, demo.url, ` data-greetings="on" data-locale="en" data-debug="true"${more}`)
    await page.setViewportSize(sizes[0]!)
    await page.goto(host.url)
    await page.locator('[part~="launcher"]').waitFor()
    expect(await page.evaluate(() => window.Deskbell?.greet('waiting-cart'))).toBe(true)
  }

  test.each(hostPages().map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    await greet(one)
    // On a page with room the card itself stands there, not its badge.
    if (one.name === 'plain') await page.locator('.greeting').waitFor()
    for (const size of sizes) {
      await page.setViewportSize(size)
      // The card finds its place again once the page has come to rest.
      await page.waitForTimeout(250)
      const found = async () => {
        const { card, hits } = await page.evaluate(covered)
        return { isCut: card === 'cut off', hits }
      }
      await expect
        .poll(found, { message: `${size.width} × ${size.height}`, timeout: 3000 })
        .toEqual({ isCut: false, hits: [] })
    }
  })

  test('what the owner named is kept clear, too, also when it is named later', async () => {
    const plain = hostPages().find(({ name }) => name === 'plain')!
    const total = '<p id="total" style="position:absolute;right:90px;bottom:120px;margin:0">Total: 129.00 €</p>'
    const one = { ...plain, html: plain.html.replace('</body>', `${total}</body>`) }
    const isOver = () =>
      page.evaluate(() => {
        const host = [...document.documentElement.children].find((one) => one.shadowRoot?.querySelector('.greeting'))
        const card = host?.shadowRoot?.querySelector('.greeting')?.getBoundingClientRect()
        const total = document.getElementById('total')!.getBoundingClientRect()
        return !!card && card.left < total.right && card.right > total.left && card.bottom > total.top
      })
    await greet(one)
    await page.locator('.greeting').waitFor()
    expect(await isOver()).toBe(true)
    await page.evaluate(() => window.Deskbell?.update({ avoid: '#total' }))
    await expect.poll(isOver).toBe(false)
    await greet(one, ' data-avoid="#total"')
    await page.locator('.greeting').waitFor()
    await expect.poll(isOver).toBe(false)
  })
})
