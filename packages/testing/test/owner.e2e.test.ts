import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../src/axe.ts'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { consoleScreens, openScreen } from '../src/console-screens.ts'
import { type ConsoleStage, type Desk, openConsoleStage } from '../src/console-stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: an owner’s first day; no Chromium here and none could be had (set CHROME_PATH)')

const sections = Object.keys(consoleScreens).filter((name) => name.startsWith('settings-'))

describe.skipIf(!found)('an owner on her first day', () => {
  let browser: Browser
  let stage: ConsoleStage
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    stage = await openConsoleStage(browser)
    desk = await stage.desk('Mari')
    page = desk.page
  })
  afterAll(async () => {
    await stage?.close()
    await browser?.close()
  })

  test('every screen of the settings comes up, without a complaint and without a fault of axe', async () => {
    for (const name of sections) {
      await openScreen(page, name)
      expect([name, await findBarriers(page, ['body'])]).toEqual([name, []])
      expect([name, await page.locator('main [role="alert"]:not(:empty)').count()]).toEqual([name, 0])
    }
    expect(desk.complaints).toEqual([])
  })

  test('the bar leads to three steps; the first ticks itself off when a page asks for the widget', async () => {
    await page.goto(`${stage.url}/console/`)
    await page.getByRole('link', { name: 'Put it on your site' }).first().click()
    const step = page.locator('.steps > li').first()
    await step.getByText('waiting for it').waitFor()
    await fetch(`${stage.url}/v1/sites/desk/config`, { headers: { origin: 'https://rosso.example' } })
    await step.getByText('https://rosso.example').waitFor()
    expect(await step.getByText('done', { exact: true }).isVisible()).toBe(true)
  })

  test('[M66] from nothing to “it answers on your page”: the two other steps tick themselves off before her eyes', async () => {
    await openScreen(page, 'settings-install')
    const done = page.locator('.steps > li').getByText('done', { exact: true })
    await expect.poll(() => done.count()).toBe(1)
    const shopper = await stage.shopper('How do I return shoes?', 'Liis')
    const { conversation } = shopper
    const body = { kind: 'text', text: 'By post.', source: { id: 'returns', title: 'Returns' } }
    await shopper.ask('message:send', { cid: crypto.randomUUID(), conversation, author: 'assistant', body })
    await expect.poll(() => done.count(), { timeout: 20_000 }).toBe(2)

    const { page: inbox } = await stage.desk('Jaan')
    await inbox.locator(`[data-conversation="${conversation}"]`).click()
    await inbox.getByRole('textbox', { name: 'Reply' }).fill('A person, too')
    await inbox.getByRole('textbox', { name: 'Reply' }).press('Control+Enter')
    await expect.poll(() => shopper.heard()).toContain('A person, too')
    expect(await done.count()).toBe(2)
    // Her words, the hand-over, the answer, that it was taken, the reply.
    await shopper.ask('receipt:mark', { conversation, delivered: 5, read: 0 })
    await expect.poll(() => done.count(), { timeout: 20_000 }).toBe(3)
    expect(desk.complaints).toEqual([])
  })

  test('[M241] a page that is named stays named after a reload, and keeps others out of the widget', async () => {
    await openScreen(page, 'settings-install')
    await page.getByLabel('Address of a page').fill('https://*.rosso.example/cart')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: 'Remove https://*.rosso.example' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Remove https://*.rosso.example' }).waitFor()
    const ask = async (origin: string) =>
      (await fetch(`${stage.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } })).status
    expect([await ask('https://www.rosso.example'), await ask('https://rosso.evil.example')]).toEqual([200, 403])
  })

  test('words that are published are there after a reload, and shoppers get them', async () => {
    await openScreen(page, 'settings-site')
    await page.getByLabel('Name of the shop').fill('Rosso shoes')
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect
      .poll(async () => ((await (await fetch(`${stage.url}/v1/sites/desk/config`)).json()) as { name: string }).name)
      .toBe('Rosso shoes')
    await page.reload()
    await page.getByLabel('Name of the shop').waitFor()
    expect(await page.getByLabel('Name of the shop').inputValue()).toBe('Rosso shoes')
    expect(desk.complaints).toEqual([])
  })
})
