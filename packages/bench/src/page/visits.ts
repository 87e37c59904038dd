import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { blocked, type Probe, probe } from './probes.ts'

/** A phone of the middle range against a desk's machine. */
const throttle = 4
/** How long a page is watched after it loaded; greetings wait eight seconds, and are not what is measured here. */
const watchedMs = 1500

const launcher = (page: Page) => page.locator('[part~="launcher"]')
const panel = (page: Page) => page.locator('[part~="panel"]')

async function visit<T>(context: BrowserContext, url: string, act: (probe: Probe) => Promise<T>): Promise<T> {
  const page = await context.newPage()
  try {
    const one = await probe(page)
    await one.slower(throttle)
    await page.goto(url)
    return await act(one)
  } finally {
    await page.close()
  }
}

export interface Loaded {
  blocked: number
  lcp: number
  cls: number
  long: number
  heap: number
}

/** One visit with an empty cache that ends before anybody acts. */
export async function load(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  try {
    return await visit(context, url, async ({ page, seen, left }) => {
      // No look into the page meanwhile: what looks is a script of some weight itself.
      await page.waitForTimeout(watchedMs)
      const now = await seen()
      const { heap } = await left()
      return { blocked: blocked(now), lcp: now.lcp, cls: now.cls, long: now.long.length, heap }
    })
  } finally {
    await context.close()
  }
}

export interface Opened {
  /** Click to the first frame with the panel. */
  opened: number
  /** The slowest answer to a click or key afterwards. */
  slowest: number
  /** The longest task from the click to that frame. */
  longest: number
}

/** Opens the panel with everything in the browser's cache, then does what shoppers do in it. */
export async function open(context: BrowserContext, url: string): Promise<Opened> {
  return visit(context, url, async ({ page, seen }) => {
    await launcher(page).waitFor()
    /** Where a thing is, is asked some time before the click, so that the question is no part of what is measured. */
    const press = async (thing: Locator) => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await thing.boundingBox()) ?? {}
      await page.waitForTimeout(400)
      await page.mouse.click(x + width / 2, y + height / 2)
      await page.waitForTimeout(1500)
    }
    await page.evaluate(() => {
      window.seen.long = []
    })
    await press(launcher(page))
    const { opened, long } = await seen()
    if (!opened) throw new Error('the panel did not open')
    await page.waitForTimeout(1000)
    await page.evaluate(() => {
      window.seen.slowest = 0
    })
    await press(panel(page).getByRole('button', { name: 'Help', exact: true }))
    await page.keyboard.type('return shoes', { delay: 120 })
    await press(panel(page).locator('.hit').first())
    await press(panel(page).getByRole('button', { name: 'Back', exact: true }))
    return { opened, slowest: (await seen()).slowest, longest: Math.max(0, ...long) }
  })
}

/** Whether anything waits in the outbox of this browser. Runs in the page. */
async function unsent(): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((ok, fail) => {
      request.onsuccess = () => ok(request.result)
      request.onerror = () => fail(request.error)
    })
  const database = await done(indexedDB.open('deskbell'))
  const keys = await done(database.transaction('kept').objectStore('kept').getAllKeys())
  database.close()
  return keys.some((key) => `${key}`.includes('/out/'))
}

/** Writes so many messages, comes back, and scrolls through all of them; gives the tasks above 50 ms meanwhile. */
export async function scroll(context: BrowserContext, url: string, messages: number): Promise<number[]> {
  return visit(context, url, async ({ page, seen, slower }) => {
    await slower(1)
    await launcher(page).click()
    await page.evaluate(async (count) => {
      for (let at = 1; at <= count; at++) window.Deskbell?.('send', `Message ${at} of a long conversation`)
    }, messages)
    await panel(page).getByText(`Message ${messages} of a long conversation`).first().waitFor({ timeout: 120_000 })
    while (await page.evaluate(unsent)) await page.waitForTimeout(500)
    await page.reload()
    await launcher(page).waitFor()
    await slower(throttle)
    await launcher(page).click()
    await page.waitForTimeout(2500)
    await page.evaluate(() => window.Deskbell?.('open', 'chat'))
    await panel(page).getByText(`Message ${messages} of a long conversation`).first().waitFor({ timeout: 60_000 })
    await page.waitForTimeout(2500)
    await page.evaluate(() => {
      window.seen.long = []
    })
    const log = panel(page).locator('[role="log"]').first()
    const box = await log.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100)
    const first = panel(page).getByText('Message 1 of a long conversation', { exact: true })
    for (let turn = 0; turn < 400 && (await first.count()) === 0; turn++) await page.mouse.wheel(0, -900)
    if ((await first.count()) === 0) throw new Error('the first message was never reached')
    return (await seen()).long
  })
}

/** What is left after `destroy()`: of one life, and of three more. */
export async function outlive(context: BrowserContext, url: string) {
  return visit(context, url, async ({ page, left, slower }) => {
    await slower(1)
    await page.evaluate(() => {
      ;(window as { kept?: unknown }).kept = window.Deskbell
    })
    const live = async () => {
      await page.evaluate(() => (window as { kept?: Window['Deskbell'] }).kept?.('boot', { siteKey: 'rosso' }))
      await launcher(page).click()
      await panel(page).getByRole('button', { name: 'Help', exact: true }).click()
      await panel(page).getByRole('searchbox').fill('return')
      await page.waitForTimeout(1500)
      await page.evaluate(() => (window as { kept?: Window['Deskbell'] }).kept?.('destroy'))
      await page.waitForTimeout(500)
      return left()
    }
    const once = await live()
    for (let more = 0; more < 2; more++) await live()
    return { once, last: await live() }
  })
}
