import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStandIn, type StandIn, streams } from '../../server/test/model-stand-in.ts'
import { findBarriers } from '../src/axe.ts'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type ConsoleStage, openConsoleStage } from '../src/console-stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: drafts and translations in a real browser; no Chromium here')

describe.skipIf(!found)('a model for agents', () => {
  let browser: Browser
  let standIn: StandIn
  let stage: ConsoleStage
  beforeAll(async () => {
    browser = await launchBrowser()
    standIn = await openStandIn()
  })
  afterEach(() => stage?.close())
  afterAll(async () => {
    await browser?.close()
    await standIn?.close()
  })

  test('[M181] on a phone a message is read and answered across languages, and only a person sends', async () => {
    const model = { url: standIn.url, name: 'tiny' }
    stage = await openConsoleStage(browser, { 'answers.json': { version: 1, model, for: ['agents'] } })
    const shopper = await stage.shopper('Kas saan kingad tagastada 30 päeva jooksul?', 'Liis', 'et')
    const { page, complaints } = await stage.desk('Mari', { viewport: { width: 320, height: 640 } })
    await page.locator(`[data-conversation="${shopper.conversation}"]`).click()

    standIn.play(streams('Can I return the shoes ', 'within 30 days?'))
    await page.getByRole('button', { name: /^Translate Kas saan/ }).click()
    await page.locator('.translated', { hasText: 'Can I return the shoes within 30 days?' }).waitFor()
    await page.getByRole('log').getByText('Kas saan kingad tagastada 30 päeva jooksul?', { exact: true }).waitFor()

    standIn.play(streams('Jah, 40 päeva.'))
    const reply = page.getByRole('textbox', { name: 'Reply' })
    await reply.fill('Yes, 30 days.')
    await page.getByRole('button', { name: 'Translate to Estonian' }).click()
    await page.getByText('Figures differ from the original. Compare them.').first().waitFor()
    await expect.poll(() => reply.inputValue()).toBe('Jah, 40 päeva.')
    await reply.press('Control+Enter')
    await page.locator('.made.unread').waitFor()
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT })
    expect(await findBarriers(page, ['body'])).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBe(0)
    expect(shopper.heard().join()).not.toContain('40')

    await reply.fill('Jah, 30 päeva.')
    await page.locator('.made.unread').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => shopper.heard()).toContain('Jah, 30 päeva.')
    expect(complaints).toEqual([])
  })
})
