import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { openTalk, type Talk } from '../src/talk-stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: the widget on a phone; no Chromium here and none could be had')

describe.skipIf(!found)('F158 on a phone', () => {
  let browser: Browser
  let talk: Talk
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    talk = await openTalk(browser, { look: 'phone', withForms: false })
    page = talk.shopper
  })
  afterAll(async () => {
    await talk?.close()
    await browser?.close()
  })
  const panel = () => page.locator('[part~="panel"]')
  const box = async () => (await panel().boundingBox())!
  const size = () => page.viewportSize()!
  const open = async () => {
    await page.locator('[part~="launcher"]').click()
    await panel().locator('.tabs, .compose').waitFor()
    await page.waitForFunction(() => document.documentElement.style.overflow === 'hidden')
  }
  const isHidden = () => panel().waitFor({ state: 'hidden' })
  afterEach(async () => {
    if (await panel().isVisible()) await panel().getByRole('button', { name: 'Close' }).click()
  })

  test('the panel is the whole screen, and the page behind is out of reach until it closes', async () => {
    await page.evaluate(() => {
      const long = document.createElement('main')
      long.style.height = '4000px'
      document.body.append(long)
      window.scrollTo(0, 700)
    })
    await open()
    // At rest: it rises into its place.
    const stands = async () => Object.values(await box())
    await expect.poll(stands).toEqual([0, 0, size().width, size().height])
    expect(await panel().getAttribute('aria-modal')).toBe('true')
    expect(await page.evaluate(() => document.body.inert)).toBe(true)
    await panel().getByRole('button', { name: 'Close' }).click()
    await isHidden()
    expect(await page.evaluate(() => document.body.inert)).toBe(false)
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('')
    expect(await page.evaluate(() => window.scrollY)).toBe(700)
  })

  test('back closes it, without an entry in the page’s history', async () => {
    const entries = await page.evaluate(() => history.length)
    await open()
    // What the phone's back button asks for; the key is not heard by the panel, which has not the focus.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Escape')
    await isHidden()
    expect(await page.evaluate(() => history.length)).toBe(entries)
    await open()
  })

  test('F159 it stays inside what the keyboard leaves free, and no field makes the browser zoom', async () => {
    await open()
    await panel().locator('.primary').click()
    const field = panel().getByRole('textbox', { name: 'Write a message' })
    await field.waitFor()
    await page.evaluate(() => {
      Object.defineProperty(visualViewport!, 'height', { configurable: true, get: () => 360 })
      visualViewport!.dispatchEvent(new Event('resize'))
    })
    expect((await box()).height).toBe(360)
    const { y, height } = (await field.boundingBox())!
    expect(y + height).toBeLessThanOrEqual(360)
    expect(await field.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize))).toBeGreaterThanOrEqual(
      16,
    )
    await page.evaluate(() => {
      Reflect.deleteProperty(visualViewport!, 'height')
      visualViewport!.dispatchEvent(new Event('resize'))
    })
    expect((await box()).height).toBe(size().height)
  })

  test('nothing stands under the notch or the home bar', async () => {
    const session = await page.context().newCDPSession(page)
    const insets = { top: 47, bottom: 34 }
    await session.send('Emulation.setSafeAreaInsetsOverride' as never, { insets } as never)
    await open()
    const close = (await panel().getByRole('button', { name: 'Close' }).boundingBox())!
    expect(close.y).toBeGreaterThanOrEqual(47)
    const last = (await panel().locator('.tabs, .compose').last().boundingBox())!
    expect(last.y + last.height).toBeLessThanOrEqual(size().height - 34)
    await session.send('Emulation.setSafeAreaInsetsOverride' as never, { insets: {} } as never)
  })
})
