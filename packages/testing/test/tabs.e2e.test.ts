import type { Browser, BrowserContext, Page, WebSocket } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import { serveHost } from '../src/host-pages.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: several tabs; no Chromium here and none could be had (set CHROME_PATH)')

/** One tab of the shop, and the connections it made. */
interface Tab {
  page: Page
  /** That stand now. */
  lines(): number
  /** That were ever made. */
  made(): number
  sent: string[]
}

describe.skipIf(!found)('several tabs of one shop', () => {
  let browser: Browser
  let demo: Demo
  let host: Awaited<ReturnType<typeof serveHost>>
  let context: BrowserContext
  let complaints: string[]
  let tabs: Tab[]

  beforeAll(async () => {
    browser = await launchBrowser({ keepsPages: true })
    demo = await startDemo()
    host = await serveHost()
    host.page.html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title></head><body><a id="next" href="/two">Next</a>
<script async src="${demo.url}/deskbell.js" data-site-key="rosso" data-assistant="off"></script></body></html>`
    host.page.more['/two'] = '<!doctype html><html lang="en"><title>Two</title><body>Two</body></html>'
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    host?.stop()
  })
  beforeEach(async () => {
    complaints = []
    tabs = []
    context = await browser.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce' })
  })
  afterEach(() => context.close())

  async function openTab(): Promise<Tab> {
    const page = await context.newPage()
    await page.addInitScript(() => {
      addEventListener('pageshow', (event) => {
        window.cameBack = event.persisted
      })
    })
    const sockets: WebSocket[] = []
    const sent: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('websocket', (socket) => {
      sockets.push(socket)
      socket.on('framesent', ({ payload }) => void sent.push(String(payload)))
    })
    await page.goto(host.url)
    await page.locator('[part~="launcher"]').waitFor()
    const tab = {
      page,
      sent,
      lines: () => sockets.filter((socket) => !socket.isClosed()).length,
      made: () => sockets.length,
    }
    tabs.push(tab)
    return tab
  }
  const panel = ({ page }: Tab) => page.locator('[part~="panel"]')
  async function say(tab: Tab, words: string): Promise<void> {
    await panel(tab).getByRole('textbox', { name: 'Write a message' }).fill(words)
    await tab.page.keyboard.press('Enter')
  }
  async function startTalk(tab: Tab, words: string): Promise<void> {
    await tab.page.locator('[part~="launcher"]').click()
    await panel(tab).getByRole('button', { name: 'Start a conversation' }).click()
    await say(tab, words)
    await sent(tab, words)
  }
  /** Opens the conversation that another tab began. */
  async function openTalk(tab: Tab, words: string): Promise<void> {
    await tab.page.locator('[part~="launcher"]').click()
    await panel(tab).locator('.home .card .row').first().click()
    await panel(tab).getByRole('log').getByText(words, { exact: true }).waitFor()
  }
  const bubbles = (tab: Tab, words: string) => panel(tab).getByRole('log').getByText(words, { exact: true })
  async function sent(tab: Tab, words: string): Promise<void> {
    await bubbles(tab, words).waitFor()
    await expect
      .poll(
        () =>
          panel(tab)
            .getByText(/^(Sent|Delivered)/)
            .count(),
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0)
  }
  const lines = () => tabs.map((tab) => tab.lines())
  const state = (tab: Tab) => tab.page.evaluate(() => window.Deskbell?.get('connection'))
  const online = (tab: Tab) => expect.poll(() => state(tab), { timeout: 15_000 }).toBe('online')
  const close = async (tab: Tab) => {
    tabs.splice(tabs.indexOf(tab), 1)
    await tab.page.close()
  }
  /** How many of these words the server keeps, asked by a device that knows nothing yet. */
  async function stored(words: string): Promise<number> {
    const fresh = await openTab()
    await openTalk(fresh, 'Hello from one')
    await bubbles(fresh, words).first().waitFor()
    const count = await bubbles(fresh, words).count()
    await close(fresh)
    return count
  }

  test('[M306] two tabs are one connection; what is said in one shows in the other; [M307] its tab closes, the other goes on', async () => {
    const one = await openTab()
    expect(await one.page.evaluate(async () => (await navigator.locks.query()).held)).toEqual([])
    await startTalk(one, 'Hello from one')
    const two = await openTab()
    await openTalk(two, 'Hello from one')
    await online(two)
    await say(two, 'Hello from two')
    await sent(two, 'Hello from two')
    await bubbles(one, 'Hello from two').waitFor()
    expect(lines()).toEqual([1, 0])
    // Said at the very moment at which the tab that has the connection ends.
    await Promise.all([say(two, 'As you close'), close(one)])
    await expect.poll(lines, { timeout: 15_000 }).toEqual([1])
    await online(two)
    await sent(two, 'As you close')
    expect(await stored('As you close')).toBe(1)
    expect(await bubbles(two, 'As you close').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('[M311] [M312] a page put aside lets go and comes back; destroyed, it leaves the others working', async () => {
    const one = await openTab()
    await startTalk(one, 'Hello from one')
    const two = await openTab()
    await openTalk(two, 'Hello from one')
    await online(two)
    await one.page.locator('#next').click()
    await one.page.waitForURL('**/two')
    // What becomes of the sockets of a page that is put aside is not told: by its lock the other knows.
    await expect.poll(two.lines, { timeout: 15_000 }).toBe(1)
    await online(two)
    await one.page.goBack({ waitUntil: 'commit' })
    await online(one)
    expect(await one.page.evaluate(() => window.cameBack)).toBe(true)
    await say(one, 'Back again')
    await sent(one, 'Back again')
    await bubbles(two, 'Back again').waitFor()
    expect([one.made(), two.made()]).toEqual([1, 1])
    await two.page.evaluate(() => window.Deskbell?.destroy())
    await expect.poll(one.made, { timeout: 15_000 }).toBe(2)
    expect(two.lines()).toBe(0)
    await online(one)
    await say(one, 'Alone now')
    await sent(one, 'Alone now')
    const left = () => one.page.evaluate(async () => (await navigator.locks.query()).held?.length)
    expect(await left()).toBe(1)
    await one.page.evaluate(() => window.Deskbell?.destroy())
    await expect.poll(left).toBe(0)
    expect(complaints).toEqual([])
  })

  test('[M306] offline, both know; back again, what was said meanwhile is sent once, by one connection', async () => {
    const one = await openTab()
    await startTalk(one, 'Hello from one')
    const two = await openTab()
    await openTalk(two, 'Hello from one')
    await online(two)
    await context.setOffline(true)
    await demo.kill()
    await expect
      .poll(async () => [await state(one), await state(two)], { timeout: 15_000 })
      .toEqual(['offline', 'offline'])
    await say(two, 'Said offline')
    await demo.restart()
    await context.setOffline(false)
    await sent(two, 'Said offline')
    await bubbles(one, 'Said offline').waitFor()
    expect(lines().reduce((sum, count) => sum + count)).toBe(1)
    expect(complaints).toEqual([])
  })
})
