import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../src/axe.ts'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { openTalk, type Talk, type TalkOptions } from '../src/talk-stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: conversations in two browsers; no Chromium here and none could be had')

/** Ten by ten green pixels. */
const picture = {
  name: 'my shoe.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
    'base64',
  ),
}
const ours = ['html > div:last-of-type']
const panelOf = (page: Page) => page.locator('[part~="panel"]')
const composerOf = (page: Page) => panelOf(page).getByRole('textbox', { name: 'Write a message' })

async function start(page: Page): Promise<Locator> {
  const panel = panelOf(page)
  await page.locator('[part~="launcher"]').click()
  await panel.getByRole('button', { name: 'Start a conversation' }).click()
  return panel
}
async function agree(page: Page): Promise<void> {
  const panel = panelOf(page)
  await panel.getByLabel('Your name').fill('Liis')
  await panel.getByText('Sizes', { exact: true }).click()
  await panel.getByRole('button', { name: 'Agree and start' }).click()
  await composerOf(page).waitFor()
}
async function say(page: Page, text: string): Promise<void> {
  await composerOf(page).fill(text)
  await composerOf(page).press('Enter')
  await panelOf(page).getByText(text, { exact: true }).first().waitFor()
}
/** The agent opens and takes the one conversation there is. */
async function take(talk: Talk): Promise<Page> {
  const desk = await talk.agent()
  await desk.locator('[data-conversation]').first().click()
  await desk.getByRole('button', { name: 'Take', exact: true }).click()
  await panelOf(talk.shopper)
    .getByText(/joined|انضم/)
    .first()
    .waitFor()
  return desk
}

describe.skipIf(!found)('a conversation in two browsers', () => {
  let browser: Browser
  let talk: Talk
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(() => talk?.close())
  const open = async (options: TalkOptions = {}) => {
    talk = await openTalk(browser, options)
    return talk.shopper
  }

  test('F143 F168 F129 S8 consent, name and topic come first, once; the agent reads them', async () => {
    const page = await open()
    const panel = await start(page)
    await panel.getByText('We keep this conversation for a year.').waitFor()
    expect(await composerOf(page).count()).toBe(0)
    await agree(page)
    await say(page, 'Which size should I take?')
    const desk = await take(talk)
    const shopper = desk.getByRole('complementary', { name: 'Shopper' })
    await shopper.getByText('Liis').first().waitFor()
    await shopper.getByText('Sizes').first().waitFor()
    await desk.getByText('Agreed to: We keep this conversation for a year.').waitFor()
    // A second conversation asks for what is of that conversation only.
    await panel.getByRole('button', { name: 'More', exact: true }).click()
    await panel.getByRole('menuitem', { name: 'Start a new conversation' }).click()
    await panel.getByText('What is it about?').waitFor()
    expect(await panel.getByLabel('Your name').count()).toBe(0)
    expect(await panel.getByText('We keep this').count()).toBe(0)
  })

  test('F127 nobody is there: a message is left and waits in the inbox', async () => {
    const page = await open()
    const panel = await start(page)
    await agree(page)
    await say(page, 'Hello?')
    await panel.getByText('Nobody is here right now', { exact: true }).waitFor()
    await panel.getByLabel('E-mail').fill('liis@mail.example')
    await panel.getByLabel('Message', { exact: true }).fill('Please write me about wide shoes.')
    await panel.locator('.form').getByRole('button', { name: 'Send' }).click()
    await panel.locator('.bub').getByText('Please write me about wide shoes.').waitFor()
    const desk = await talk.agent()
    await desk.locator('[data-conversation]').first().click()
    await desk.getByText('Left a message').first().waitFor()
    await desk.getByText('liis@mail.example').first().waitFor()
  })

  test('F31 F32 S27 cards, quick replies and a coupon arrive and are answered by a tap', async () => {
    const page = await open({ withForms: false })
    const panel = await start(page)
    await say(page, 'Which one?')
    const desk = await take(talk)
    await talk.insert({
      kind: 'cards',
      cards: ['Corsa red', 'Brio blue'].map((title) => ({
        ...{ title, price: { amount: 129, currency: 'EUR' } },
        actions: [{ do: 'act' as const, label: 'Keep only this size', name: 'keep-variant', value: title }],
      })),
    })
    await talk.insert({ kind: 'coupon', code: 'SORRY10', text: '10 % off' })
    await talk.insert({ kind: 'text', text: 'Well?', replies: ['The red', 'The blue'] })
    const asked = page.evaluate(
      () => new Promise((ok) => addEventListener('deskbell:card:action', (event) => ok((event as CustomEvent).detail))),
    )
    await panel.getByRole('button', { name: 'Keep only this size' }).first().click()
    expect(await asked).toMatchObject({ action: 'keep-variant', value: 'Corsa red', card: 'Corsa red' })
    await desk.getByText('Keep only this size: Corsa red').first().waitFor()
    await talk.insert({ kind: 'text', text: 'Sure?', replies: ['Yes, the red', 'No'] })
    await panel.getByRole('button', { name: 'Yes, the red' }).click()
    await desk.getByRole('log').locator('.visitor').getByText('Yes, the red').waitFor()
    expect(await panel.getByRole('button', { name: 'No', exact: true }).count()).toBe(0)
  })

  test('F33 F55 what is written and attached offline leaves once, in order, after a reload', async () => {
    const page = await open({ withForms: false })
    const panel = await start(page)
    await say(page, 'first')
    const desk = await take(talk)
    await panel.getByRole('button', { name: 'Attach a file' }).waitFor()
    await talk.network(false)
    await say(page, 'second')
    await panel.locator('input[type=file]').setInputFiles(picture)
    await panel.locator('.attached').waitFor()
    await say(page, 'fourth')
    await talk.network(true)
    const log = desk.getByRole('log')
    await log.getByText('fourth').waitFor()
    await log.getByText('my shoe.png').first().waitFor()
    const told = await log.innerText()
    expect(told.indexOf('second')).toBeLessThan(told.indexOf('my shoe.png'))
    expect(told.indexOf('my shoe.png')).toBeLessThan(told.indexOf('fourth'))
    await page.reload()
    await page.locator('[part~="launcher"]').click()
    await panel.locator('.home .card .row').first().click()
    await panel.locator('.attached img').waitFor()
    expect(await panel.locator('.attached').count()).toBe(1)
    await panel.locator('.look').click()
    await panel.locator('dialog img').waitFor()
    await page.keyboard.press('Escape')
    await panel.locator('dialog').waitFor({ state: 'detached' })
    expect(await panel.isVisible()).toBe(true)
  })

  test('F36 S5 that the other types shows on both screens and ends, and both see what was read', async () => {
    const page = await open({ withForms: false })
    const panel = await start(page)
    await say(page, 'first')
    const desk = await take(talk)
    const box = desk.getByRole('textbox', { name: 'Reply' })
    await box.pressSequentially('On my', { delay: 20 })
    await panel.locator('.dots').waitFor()
    await box.fill('')
    await panel.locator('.dots').waitFor({ state: 'detached' })
    await composerOf(page).pressSequentially('thank', { delay: 20 })
    await desk
      .getByText(/is typing…$/)
      .first()
      .waitFor()
    await composerOf(page).fill('')
    await expect.poll(() => desk.locator('.typing').innerText()).toBe('')

    await panel.getByText('Read', { exact: true }).waitFor()
    await page.bringToFront()
    await box.fill('On my way')
    await box.press('Control+Enter')
    await panel.getByText('On my way', { exact: true }).waitFor()
    await desk.getByRole('log').getByText('Read', { exact: true }).first().waitFor()
  })

  test('F37 a site may show its team what is typed, and says so where one types', async () => {
    const notice = 'Our team sees what you type.'
    const site = { key: 'talk', name: 'Rosso', defaultLanguage: 'en', typingPreview: notice }
    const page = await open({ withForms: false, files: { 'site/site.json': site } })
    const panel = await start(page)
    await panel.getByText(notice).waitFor()
    await say(page, 'first')
    const desk = await take(talk)
    await composerOf(page).pressSequentially('I wonder', { delay: 20 })
    await desk.getByText('I wonder', { exact: true }).waitFor()
    await composerOf(page).pressSequentially(' whether', { delay: 20 })
    await desk.getByText('I wonder whether', { exact: true }).waitFor()
    await composerOf(page).fill('')
    await desk.getByText('I wonder whether', { exact: true }).waitFor({ state: 'detached' })
    expect(await findBarriers(page, ours)).toEqual([])
  })

  test('F33 an agent’s file reaches the shopper, one of a wrong kind does not, and hers is opened without harm', async () => {
    const page = await open({ withForms: false })
    const panel = await start(page)
    await say(page, 'first')
    const desk = await take(talk)
    const field = desk.locator('.composer input[type=file]')
    await field.setInputFiles(picture)
    await panel.locator('.attached img').waitFor()
    const program = { name: 'tool.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ\0\0program') }
    await field.setInputFiles(program)
    await desk.getByText('“tool.exe” could not be sent. Pictures, PDF and text can.').waitFor()
    await desk.getByRole('button', { name: 'Cancel' }).click()
    expect(await panel.locator('.attached').count()).toBe(1)

    const html = '<!doctype html><script>document.title = "run"</script>'
    const text = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from(html) }
    await panel.locator('input[type=file]').setInputFiles(text)
    const link = desk
      .getByRole('log')
      .locator('.visitor')
      .getByRole('link', { name: /note\.txt/ })
    await link.waitFor()
    const file = await desk.request.get(new URL((await link.getAttribute('href')) ?? '', talk.url).href)
    const { 'content-type': type, ...headers } = file.headers()
    expect(await file.text()).toBe(html)
    expect([type, headers['x-content-type-options']]).toEqual(['text/plain; charset=utf-8', 'nosniff'])
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  test('F40 F57 a draft is in step over tabs and survives a reload', async () => {
    const page = await open({ withForms: false })
    await start(page)
    const other = await talk.tab()
    await start(other)
    await composerOf(page).fill('half a sent')
    await expect.poll(() => composerOf(other).inputValue()).toBe('half a sent')
    await other.reload()
    await start(other)
    await expect.poll(() => composerOf(other).inputValue()).toBe('half a sent')
    await composerOf(page).press('Enter')
    await expect.poll(() => composerOf(other).inputValue()).toBe('')
  })

  test('own words are changed and taken back on both screens; F44 the shopper ends it', async () => {
    const page = await open({ withForms: false })
    const panel = await start(page)
    await say(page, 'size 42')
    const desk = await take(talk)
    await panel.getByRole('button', { name: 'Change or remove' }).click()
    await panel.getByRole('button', { name: 'Edit', exact: true }).click()
    await panel.locator('.edit textarea').fill('size 43')
    await panel.getByRole('button', { name: 'Save', exact: true }).click()
    await desk.getByRole('log').getByText('size 43').waitFor()
    await say(page, 'my card is 4111')
    // A message on its way cannot be taken back yet: its own button comes when it is stored.
    await expect.poll(() => panel.getByRole('button', { name: 'Change or remove' }).count()).toBe(2)
    await panel.getByRole('button', { name: 'Change or remove' }).last().click()
    await panel.getByRole('button', { name: 'Remove', exact: true }).click()
    await desk.getByText('Message removed').waitFor()
    await expect.poll(() => desk.getByText('my card is 4111').count(), { timeout: 10_000 }).toBe(0)
    await panel.getByRole('button', { name: 'More', exact: true }).click()
    await panel.getByRole('menuitem', { name: 'End conversation' }).click()
    await panel.locator('dialog').getByRole('button', { name: 'End conversation' }).click()
    await panel.getByText('You ended the conversation').waitFor()
    await desk.getByText('The shopper ended the conversation').first().waitFor()
  })

  test.each([{ look: 'light' }, { look: 'dark', lang: 'ar', width: 320 }] satisfies TalkOptions[])(
    'axe finds no barrier in what is new: %o',
    async (options) => {
      const page = await open(options)
      const panel = panelOf(page)
      const barriers: Record<string, string[]> = {}
      const check = async (state: string) => {
        await page.waitForTimeout(350)
        barriers[state] = await findBarriers(page, ours)
      }
      await page.locator('[part~="launcher"]').click()
      await panel.locator('.home .primary').click()
      await panel.locator('.form').waitFor()
      await check('gate')
      await panel.locator('.form .primary').click()
      await check('gate with faults')
      await panel.locator('.form input').first().fill('Liis')
      await panel.locator('.options .chip').first().click()
      await panel.locator('.form .primary').click()
      await panel.locator('.compose textarea').fill('Hello')
      await panel.locator('.compose textarea').press('Enter')
      await panel.locator('.form').waitFor()
      await check('away')
      await take(talk)
      const action = { do: 'reply' as const, label: 'I take it' }
      const cards = ['One', 'Two'].map((title) => ({ title, text: 'Size 8', actions: [action] }))
      await talk.insert({ kind: 'cards', cards })
      await talk.insert({ kind: 'coupon', code: 'SORRY10', text: '10 % off', until: Date.now() + 1e8 })
      await talk.insert({ kind: 'video', url: 'https://video.example/x', title: 'Lacing' })
      await talk.insert({ kind: 'text', text: 'Well?', replies: ['Yes', 'No'] })
      await panel.locator('input[type=file]').setInputFiles(picture)
      await panel.locator('.attached img').waitFor()
      await check('all kinds')
      await panel.locator('.own .icon-btn').first().click()
      await panel.locator('.more > .icon-btn').click()
      await check('menus')
      expect(Object.fromEntries(Object.entries(barriers).filter(([, list]) => list.length > 0))).toEqual({})
    },
  )
})
