import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type ConsoleStage, openConsoleStage, signInAgain } from '../src/console-stage.ts'
import { projectRoot } from '../src/demo.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: two agents in two browsers; no Chromium here and none could be had')

const row = (page: Page, id: string) => page.locator(`[data-conversation="${id}"]`)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const header = (page: Page) => page.locator('.conversation .top')
const inHeader = (page: Page, name: string) => header(page).getByRole('button', { name, exact: true })
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' })
const inLog = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true })
const send = async (page: Page, text: string) => {
  await reply(page).fill(text)
  await reply(page).press('Control+Enter')
}
/** Finds in the open list by typing and takes the first. */
const choose = async (page: Page, query: string) => {
  await page.getByRole('combobox').fill(query)
  await page.getByRole('combobox').press('Enter')
}

describe.skipIf(!found)('two agents at two desks', () => {
  let browser: Browser
  let stage: ConsoleStage
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(() => stage?.close())

  test('F112 S6 who looks is seen, of two who take at once one wins, and the work goes from one to the other', async () => {
    stage = await openConsoleStage(browser)
    const shopper = await stage.shopper('Where is my parcel?', 'Liis')
    const { page: mari, complaints } = await stage.desk('Mari')
    const { page: jaan, complaints: others } = await stage.desk('Jaan')
    await row(mari, shopper.conversation).click()
    await row(jaan, shopper.conversation).click()
    await header(jaan).getByText('Mari is looking').waitFor()
    await header(mari).getByText('Jaan is looking').waitFor()

    for (const page of [mari, jaan]) await page.locator('#conversation-title').focus()
    await Promise.all([mari.keyboard.press('t'), jaan.keyboard.press('t')])
    const won = async (page: Page) => (await inLog(page, 'You took it').count()) === 1
    await expect.poll(async () => Number(await won(mari)) + Number(await won(jaan))).toBe(1)
    const [first, second] = (await won(mari)) ? [mari, jaan] : [jaan, mari]
    const [firstName, secondName] = first === mari ? ['Mari', 'Jaan'] : ['Jaan', 'Mari']
    await second.getByText(`${firstName} has it. You can leave a note.`).waitFor()
    // How long and whose stand whole in the list; labels give way.
    const taken = row(first, shopper.conversation)
    await taken.locator('.tag.accent').waitFor()
    const cut = await taken.evaluate((one) => {
      const room = one.querySelector('.tags')!.getBoundingClientRect()
      const whole = Array.from(one.querySelectorAll('.tag:is(.brass, .danger, .accent)'))
      return whole.filter((tag) => tag.getBoundingClientRect().right > room.right + 0.5).map((tag) => tag.textContent)
    })
    expect(cut).toEqual([])

    await reply(first).pressSequentially('On its', { delay: 20 })
    await header(second).getByText(`${firstName} is replying`).waitFor()
    await send(first, 'On its way')
    await inLog(second, 'On its way').waitFor()
    await expect.poll(() => shopper.heard()).toContain('On its way')

    await inHeader(first, 'Tag').click()
    await choose(first, 'parcel')
    await first.keyboard.press('Escape')
    await header(second).getByText('parcel', { exact: true }).waitFor()

    await inHeader(first, 'Assign').click()
    await choose(first, secondName)
    await inLog(second, `${firstName} assigned it to ${secondName}`).waitFor()
    await send(second, 'Hello, I go on from here')
    await first.getByText(`${secondName} has it. You can leave a note.`).waitFor()

    await inHeader(second, 'Snooze').click()
    await choose(second, 'hour')
    await first.getByRole('link', { name: /^Snoozed/ }).click()
    await row(first, shopper.conversation).waitFor()
    await shopper.say('Thank you!')
    await row(first, shopper.conversation).waitFor({ state: 'detached' })
    await inLog(second, 'Back, because the shopper wrote').waitFor()
    expect([...complaints, ...others]).toEqual([])
  })

  test('[M231] F110 a view saved and shared at one desk is in the list of the other, counts there live, and is deleted for both', async () => {
    stage = await openConsoleStage(browser)
    const liis = await stage.shopper('Kus on minu pakk?', 'Liis', 'et')
    await stage.shopper('Where is my parcel?', 'Ann')
    const { page: mari, complaints } = await stage.desk('Mari')
    const { page: jaan, complaints: others } = await stage.desk('Jaan')
    await row(mari, liis.conversation).waitFor()
    await button(mari, 'Filter').click()
    await mari.getByLabel('Language').selectOption('et')
    await mari.getByLabel('Name').fill('Estonian')
    await mari.getByLabel('Share with the team').check()
    await button(mari, 'Save').click()
    await mari.getByRole('heading', { name: 'Estonian' }).waitFor()
    await expect.poll(() => mari.locator('.list [data-conversation]').count()).toBe(1)

    await jaan.getByRole('link', { name: 'Estonian 1 conversation' }).click()
    await row(jaan, liis.conversation).waitFor()
    await expect.poll(() => jaan.locator('.list [data-conversation]').count()).toBe(1)
    await stage.shopper('Tere', 'Mart', 'et')
    await expect.poll(() => jaan.locator('.list [data-conversation]').count()).toBe(2)
    await jaan.getByRole('link', { name: 'Estonian 2 conversations' }).waitFor()
    await jaan.reload()
    await jaan.getByRole('heading', { name: 'Estonian' }).waitFor()

    mari.once('dialog', (asked) => void asked.accept())
    await mari.keyboard.press('f')
    await button(mari, 'Delete').click()
    await jaan.getByRole('link', { name: /^Estonian/ }).waitFor({ state: 'detached' })
    expect([...complaints, ...others]).toEqual([])
  })

  test('[M280] F110 shared views that are moved at one desk are in that order at the other, too', async () => {
    stage = await openConsoleStage(browser)
    const { page: mari, complaints } = await stage.desk('Mari')
    const { page: jaan, complaints: others } = await stage.desk('Jaan')
    for (const [language, name] of [
      ['et', 'Estonian'],
      ['en', 'English'],
    ] as const) {
      await mari.goto(`${stage.url}/console/#/inbox?language=${language}`)
      await mari.getByRole('heading', { name: 'Inbox', level: 2 }).waitFor()
      await mari.keyboard.press('f')
      await mari.getByLabel('Name').fill(name)
      await mari.getByLabel('Share with the team').check()
      await button(mari, 'Save').click()
      await mari.getByRole('heading', { name, level: 2 }).waitFor()
    }
    const order = (page: Page) => page.locator('[aria-labelledby="saved-views"] .tag-name').allTextContents()
    await expect.poll(() => order(jaan)).toEqual(['Estonian', 'English'])
    await mari.getByRole('link', { name: 'English' }).focus()
    await mari.keyboard.press('Alt+ArrowUp')
    for (const page of [mari, jaan]) await expect.poll(() => order(page)).toEqual(['English', 'Estonian'])
    await mari.keyboard.press('Alt+ArrowDown')
    for (const page of [mari, jaan]) await expect.poll(() => order(page)).toEqual(['Estonian', 'English'])
    expect([...complaints, ...others]).toEqual([])
  })

  test('S6 priority, solving and reopening at one desk are seen at the other, and who reopened it goes on', async () => {
    stage = await openConsoleStage(browser)
    const shopper = await stage.shopper('Where is my parcel?', 'Liis')
    const { page: mari, complaints } = await stage.desk('Mari')
    const { page: jaan, complaints: others } = await stage.desk('Jaan')
    for (const page of [mari, jaan]) {
      await row(page, shopper.conversation).click()
      await inLog(page, 'Where is my parcel?').waitFor()
    }
    await mari.locator('#conversation-title').focus()
    await mari.keyboard.press('p')
    await choose(mari, 'urgent')
    await header(jaan).getByText('Urgent', { exact: true }).waitFor()
    await row(jaan, shopper.conversation).getByText('Urgent', { exact: true }).waitFor()

    await inHeader(mari, 'Solve').click()
    await jaan.getByText('Solved. Reopen it to reply, or leave a note.').waitFor()
    await inHeader(jaan, 'Reopen').click()
    await inLog(mari, 'Reopened').waitFor()
    await mari.getByText('Jaan has it. You can leave a note.').waitFor()
    await send(jaan, 'One more thing')
    await inLog(mari, 'One more thing').waitFor()
    await expect.poll(() => shopper.heard()).toContain('One more thing')
    expect([...complaints, ...others]).toEqual([])
  })

  test('F34 own words are changed and taken back on every screen, and two conversations become one', async () => {
    stage = await openConsoleStage(browser)
    const shopper = await stage.shopper('Hello', 'Liis')
    const { page: mari } = await stage.desk('Mari')
    const { page: jaan } = await stage.desk('Jaan')
    await row(mari, shopper.conversation).click()
    await row(jaan, shopper.conversation).click()
    await send(mari, 'We are cosed')
    await send(mari, 'Wrong window')
    await inLog(jaan, 'Wrong window').waitFor()
    const own = (text: string) => mari.locator('.said').filter({ hasText: text })
    await own('We are cosed').hover()
    await own('We are cosed').getByRole('button', { name: 'Edit' }).click()
    await mari.getByRole('textbox', { name: 'Your message' }).fill('We are closed')
    await mari.getByRole('textbox', { name: 'Your message' }).press('Control+Enter')
    mari.once('dialog', (dialog) => void dialog.accept())
    await own('Wrong window').hover()
    await own('Wrong window').getByRole('button', { name: 'Remove' }).click()
    for (const page of [mari, jaan]) {
      await inLog(page, 'We are closed').waitFor()
      await inLog(page, 'Message removed').waitFor()
      expect(await inLog(page, 'Wrong window').count()).toBe(0)
    }

    const second = crypto.randomUUID()
    const body = { kind: 'text', text: 'Another matter' }
    const message = { cid: crypto.randomUUID(), conversation: second, author: 'visitor', body }
    await shopper.ask('message:send', message)
    await shopper.ask('handoff:request', { cid: crypto.randomUUID(), conversation: second, reason: 'asked' })
    await row(jaan, second).click()
    await inLog(jaan, 'Another matter').waitFor()
    await jaan.keyboard.press('Control+k')
    await choose(jaan, 'merge')
    await choose(jaan, '')
    await inLog(mari, 'Another conversation was merged into this one').waitFor()
    await row(mari, second).waitFor({ state: 'detached' })
  })

  test('F40 F118 a draft outlives a reload, a cut network and a session that ended; what was sent meanwhile arrives once', async () => {
    stage = await openConsoleStage(browser)
    const shopper = await stage.shopper('Hello', 'Liis')
    const { page, context } = await stage.desk('Mari')
    await row(page, shopper.conversation).click()
    await send(page, 'One moment')
    await reply(page).fill('half a sentence')
    await page.reload()
    await expect.poll(() => reply(page).inputValue()).toBe('half a sentence')

    await context.setOffline(true)
    await page.getByText('No connection.', { exact: false }).waitFor({ timeout: 60_000 })
    await send(page, 'said while offline')
    await inLog(page, 'said while offline').waitFor()
    await page.getByRole('log').getByText('Sending…').waitFor()
    await reply(page).fill('begun while offline')
    await shopper.say('said meanwhile')
    await context.setOffline(false)
    await page.getByText('Connected again.').waitFor({ timeout: 60_000 })
    await inLog(page, 'said meanwhile').waitFor()
    await expect.poll(() => shopper.heard().filter((text) => text === 'said while offline')).toHaveLength(1)
    await expect.poll(() => reply(page).inputValue()).toBe('begun while offline')

    await context.clearCookies()
    await page.reload()
    await signInAgain(page, 'Mari')
    await expect.poll(() => reply(page).inputValue()).toBe('begun while offline')
    page.once('dialog', (dialog) => void dialog.dismiss())
    await button(page, 'Sign out').click()
    expect(await reply(page).inputValue()).toBe('begun while offline')
  })

  test('[T1] [T58] F148 every text of the hostile set stands in the console as text', async () => {
    const folder = resolve(projectRoot, '../shared/hostile-inputs')
    if (!existsSync(folder)) return console.warn('SKIPPED: the shared hostile inputs are not here')
    const texts = readTexts(folder)
    expect(texts.length).toBeGreaterThan(500)
    stage = await openConsoleStage(browser)
    const shopper = await stage.shopper('Hello', '"><img src=x onerror=window.__hit=1>')
    for (const text of packed(texts, 3500)) await shopper.say(text)
    await shopper.ask('context:set', {
      page: {
        url: 'https://shop.example/"><script>window.__hit=1</script>',
        title: '<svg onload=window.__hit=1>',
        type: 'other',
      },
      ...{ cart: null, locale: 'en', referrer: null },
    })
    const { page, context, complaints } = await stage.desk('Mari')
    const strangers: string[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith(stage.url)) strangers.push(request.url())
    })
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await row(page, shopper.conversation).click()
    const last = texts.at(-1)?.trim().slice(-20) ?? ''
    await expect
      .poll(() =>
        page
          .getByRole('log')
          .innerText()
          .then((all) => plain(all).includes(plain(last))),
      )
      .toBe(true)
    const shown = await page.getByRole('log').evaluate((log) => log.textContent ?? '')
    expect(texts.filter((text) => !plain(shown).includes(plain(text)))).toEqual([])
    const foreign = await page.evaluate(() => ({
      elements: Array.from(
        document.body.querySelectorAll('script,iframe,object,embed,style,link,meta,base'),
        (each) => each.outerHTML,
      ),
      handlers: Array.from(document.body.querySelectorAll('*')).flatMap((each) =>
        each.getAttributeNames().filter((name) => /^on/.test(name)),
      ),
      hit: (window as { __hit?: unknown }).__hit ?? null,
    }))
    expect(foreign).toEqual({ elements: [], handlers: [], hit: null })
    expect(strangers).toEqual([])
    expect(complaints).toEqual([])
  })
})

/** Whitespace is laid out as lines, and NUL is no text. */
const plain = (text: string): string => text.replace(/[\s\0\ufffd]+/gu, '')

/** All texts of the folder that one message can hold. */
function readTexts(folder: string): string[] {
  const files = [
    join(folder, 'own/content.json'),
    ...readdirSync(join(folder, 'public')).map((name) => join(folder, 'public', name)),
  ]
  const rows = files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as { input?: unknown }[])
  const texts = rows.flatMap(({ input }) =>
    typeof input === 'string' && input.trim() && input.length < 3500 ? [input] : [],
  )
  return [...new Set(texts)]
}

/** Several texts in one message, a line of their own each. */
function packed(texts: readonly string[], most: number): string[] {
  const messages: string[] = []
  for (const text of texts) {
    const before = messages.at(-1)
    if (before !== undefined && before.length + text.length + 1 <= most)
      messages[messages.length - 1] = `${before}\n${text}`
    else messages.push(text)
  }
  return messages
}
