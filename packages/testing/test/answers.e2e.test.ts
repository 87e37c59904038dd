import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildHelp } from '../../faq/src/articles/index.ts'
import { openStandIn, type StandIn, stalls, streams } from '../../server/test/model-stand-in.ts'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { openTalk, type Talk } from '../src/talk-stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: generated answers and help offline in a real browser; no Chromium here')

const article = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`
const built = buildHelp([
  { path: 'en/returns.md', text: article('How do I return a pair?', 'Send the shoes back within 30 days, unworn.') },
  { path: 'en/sizes.md', text: article('Which size do I need?', 'Measure your foot in the evening.') },
  {
    path: 'en/prices.md',
    text: article(
      'What does sending cost?',
      `${'A paragraph of a long article. '.repeat(60)}\n\n| Country | Euros |\n| --- | --- |\n| Estonia | 4.90 |\n\n\`\`\`\none line\n\`\`\`\n\n${'More of it. '.repeat(60)}`,
    ),
  },
])
/** A shop with two articles and an assistant; where a model is named, its answers are made by that. */
const files = (model?: string) => ({
  'help/manifest.json': built.manifest,
  ...Object.fromEntries(built.bundles.map(({ file, bundle }) => [`help/${file}`, bundle])),
  'site/assistant.json': { version: 1, languages: ['en'], name: 'Rosso', hello: 'Hello! I am automated.', flows: [] },
  ...(model ? { 'site/answers.json': { version: 1, model: { url: model, name: 'tiny', secret: 'model' } } } : {}),
})

const panelOf = (page: Page) => page.locator('[part~="panel"]')
const bubble = (page: Page, text: string) => panelOf(page).locator('.bub').getByText(text).first()
const dots = (page: Page) => panelOf(page).locator('.dots')
async function ask(page: Page, text: string): Promise<void> {
  const composer = panelOf(page).getByRole('textbox', { name: 'Write a message' })
  await composer.fill(text)
  await composer.press('Enter')
}
async function start(page: Page): Promise<void> {
  await page.locator('[part~="launcher"]').click()
  await panelOf(page).getByRole('button', { name: 'Start a conversation' }).click()
  await bubble(page, 'Hello! I am automated.').waitFor()
}

describe.skipIf(!found)('help and answers in a real browser', () => {
  let browser: Browser
  let standIn: StandIn
  let talk: Talk
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    standIn = await openStandIn()
  })
  afterEach(async () => {
    await talk?.close()
    await standIn.close()
  })
  const openShop = async (model?: string) => {
    talk = await openTalk(browser, { withForms: false, files: files(model), secrets: { model: 'a-key' } })
    return talk.shopper
  }

  test('[M80] F64 a made answer grows in one bubble, names its article, and the agent reviews it', async () => {
    const page = await openShop(standIn.url)
    standIn.play(streams('Send the shoes back ', 'within 30 days [1]. Send ', 'unworn shoes [1].'))
    await start(page)
    await ask(page, 'How can I return my shoes?')
    await bubble(page, 'Send the shoes back within 30 days. Send unworn shoes.').waitFor()
    await panelOf(page).getByText('How do I return a pair?').first().waitFor()
    await dots(page).waitFor({ state: 'detached' })
    expect(standIn.heard).toHaveLength(1)
    const desk = await talk.agent()
    await desk.goto(`${talk.url}/console/#/settings/answers`)
    await desk.getByText('How can I return my shoes?').first().waitFor()
    await desk.getByText('Send unworn shoes').first().waitFor()
  })

  test('F70 the way to the server is cut in the middle of an answer: the article answers, the dots end', async () => {
    const page = await openShop(standIn.url)
    standIn.play(stalls('Send the shoes back within 30 days [1]. Send unworn shoes [1]. And '))
    await start(page)
    await ask(page, 'How can I return my shoes?')
    await bubble(page, 'Send the shoes back within 30 days.').waitFor()
    expect(standIn.heard).toHaveLength(1)
    talk.cable.cut()
    await bubble(page, 'Send the shoes back within 30 days, unworn.').waitFor()
    await dots(page).waitFor({ state: 'detached' })
    await panelOf(page).getByText('Did this help?').first().waitFor()
  })

  test('F75 after one visit a new tab finds and reads help although the server is gone', async () => {
    const page = await openShop()
    await start(page)
    await ask(page, 'Which size do I need?')
    await bubble(page, 'Measure your foot').waitFor()
    talk.cable.cut()
    const other = await talk.tab()
    await other.locator('[part~="launcher"]').click()
    const panel = panelOf(other)
    await panel.getByRole('searchbox').or(panel.getByRole('combobox')).first().fill('retrun shoes')
    await panel.getByText('How do I return a pair?').first().click()
    await panel.getByText('Send the shoes back within 30 days, unworn.').first().waitFor()
  })
  test('F73 tables and code of a long article are as high as they are', async () => {
    const page = await openShop()
    await page.locator('[part~="launcher"]').click()
    await panelOf(page).getByText('What does sending cost?').first().click()
    const art = panelOf(page).locator('.art')
    await art.locator('td').first().waitFor({ state: 'attached' })
    const cut = await art.evaluate((element) =>
      [...element.querySelectorAll('.table, pre')].map((one) => one.scrollHeight - one.clientHeight),
    )
    expect(cut.length).toBe(2)
    for (const pixels of cut) expect(pixels).toBeLessThanOrEqual(1)
  })
})
