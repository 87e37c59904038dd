import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { focused, tabTo } from '../src/by-keyboard.ts'
import { projectRoot } from '../src/demo.ts'
import { openTalk, type Talk } from '../src/talk-stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: a shopper at work; no Chromium here and none could be had')

const readJson = (...path: string[]) => JSON.parse(readFileSync(resolve(projectRoot, ...path), 'utf8')) as unknown
/** The shop's help and its survey, at a site without an assistant. */
const content = () => ({
  ...Object.fromEntries(
    readdirSync(resolve(projectRoot, 'dist/help'))
      .filter((name) => /^[\w-]+\.json$/.test(name))
      .map((name) => [`help/${name}`, readJson('dist/help', name)]),
  ),
  'site/surveys/ces.json': readJson('examples/storefront/surveys/ces.json'),
})
const file = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Size 42') }

describe.skipIf(!found)('a shopper', () => {
  let browser: Browser
  let talk: Talk
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(() => talk?.close())
  const panel = (at = page) => at.locator('[part~="panel"]')
  const composer = (at = page) => panel(at).getByRole('textbox', { name: 'Write a message' })
  const open = async (more: Parameters<typeof openTalk>[1] = {}) => {
    talk = await openTalk(browser, { withForms: false, ...more })
    page = talk.shopper
  }
  const start = async (at = page) => {
    await at.locator('[part~="launcher"]').click()
    await panel(at).getByRole('button', { name: 'Start a conversation' }).click()
    await composer(at).waitFor()
  }
  const say = async (text: string, at = page) => {
    await composer(at).fill(text)
    await composer(at).press('Enter')
    await panel(at)
      .getByText(/^(Sent|Delivered|Read)$/)
      .first()
      .waitFor()
  }

  test('F152 the whole journey by keyboard alone: the focus is never lost, never hidden, and comes back', async () => {
    await open({ files: content() })
    page.on('filechooser', (chooser) => void chooser.setFiles(file))
    const at = () => expect.poll(async () => (await focused(page)).name)
    const press = async (key: string) => {
      await page.keyboard.press(key)
      // Wherever a press leads: something of ours that can be seen has the focus.
      await expect.poll(() => focused(page)).toMatchObject({ ours: true, seen: true })
    }
    await tabTo(page, /chat/i)
    await press('Enter')
    await at().toMatch(/How can we help/)
    await tabTo(page, /Search|help/i)
    await page.keyboard.type('retrun')
    await panel().locator('.hit').first().waitFor()
    await page.keyboard.type(' shose')
    await expect.poll(() => panel().locator('.hit').first().innerText()).toContain('How do I return shoes?')
    await at().toMatch(/Search|help/i)
    await press('ArrowDown')
    await press('Enter')
    await at().toBe('How do I return shoes?')
    await tabTo(page, /^No$/)
    await press('Enter')
    await at().toBe('Ask us')
    await press('Enter')
    await at().toBe('Write a message')
    await page.keyboard.type('My shoes are too small')
    await press('Enter')
    await at().toBe('Write a message')
    await panel()
      .getByText(/^(Sent|Delivered|Read)$/)
      .first()
      .waitFor()
    await tabTo(page, /Attach a file/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await panel().getByText('note.txt').first().waitFor()
    await at().toBe('Attach a file')
    await tabTo(page, /^More$/, 'Shift+Tab')
    await press('Enter')
    await at().toMatch(/Save|text/)
    await press('ArrowUp')
    await at().toBe('End conversation')
    await press('Escape')
    await at().toBe('More')
    await talk.insert({ kind: 'text', text: 'Which colour?', replies: ['The red', 'The blue'] })
    await panel().getByRole('button', { name: 'The blue' }).waitFor()
    await at().toBe('More')
    await tabTo(page, /^The blue$/)
    await press('Space')
    await at().toBe('Conversation')
    await talk.solve()
    await panel().getByText('How easy was it to get help today?').waitFor()
    await at().toBe('Conversation')
    await tabTo(page, /^1|Very difficult/)
    await press('Space')
    await press('ArrowRight')
    await panel().getByText('What could have been easier?').waitFor()
    await tabTo(page, /^Send$/)
    await press('Enter')
    await panel().getByText('Thank you', { exact: false }).first().waitFor()
    await at().toBe('Conversation')
    await tabTo(page, /^More$/, 'Shift+Tab')
    await press('Enter')
    for (let item = 0; item < 6 && !/data/.test((await focused(page)).name); item++) await press('ArrowDown')
    await press('Enter')
    await at().toMatch(/data/)
    await tabTo(page, /^Back$/, 'Shift+Tab')
    await press('Enter')
    await press('Escape')
    await panel().waitFor({ state: 'hidden' })
    await at().toMatch(/chat/i)
    // And out of the widget, into the page's end, as from any button.
    await page.keyboard.press('Shift+Tab')
    expect((await focused(page)).ours).toBe(false)
  })

  test('F154 what a screen reader hears of a chat: each new message once, history and own words never', async () => {
    await open()
    const record = () =>
      page.evaluate(() => {
        const heard: string[] = []
        Object.assign(window, { heard })
        const root = [...document.documentElement.children].find((one) => one.shadowRoot)!.shadowRoot!
        const live = (node: Node | null): boolean => {
          const at = node instanceof Element ? node : node?.parentElement
          const region = at?.closest('[aria-live], [role="status"], [role="alert"], [role="log"]')
          const how = region?.getAttribute('aria-live') ?? (region?.getAttribute('role') === 'log' ? 'polite' : 'on')
          return region !== null && region !== undefined && how !== 'off'
        }
        new MutationObserver((changes) => {
          for (const { type, target, addedNodes } of changes) {
            const text =
              type === 'characterData' ? target.textContent : [...addedNodes].map((one) => one.textContent).join('')
            if (text?.trim() && live(target)) heard.push(text.trim())
          }
        }).observe(root, { childList: true, characterData: true, subtree: true })
      })
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    await record()
    await start()
    await say('Is the red one there?')
    await talk.insert({ kind: 'text', text: 'Yes, in **size 42**.' }, { kind: 'text', text: 'Shall I keep it?' })
    await panel().getByText('Shall I keep it?').first().waitFor()
    await say('Yes please')
    await talk.insert({ kind: 'coupon', code: 'SORRY10', text: '10 % off' })
    await panel().getByText('SORRY10').first().waitFor()
    const news = async () =>
      (await heard()).filter((text) => /red one|size 42|keep it|Yes please|SORRY10|10 %/.test(text))
    await expect
      .poll(news)
      .toEqual([
        expect.stringMatching(/^Mari.*: Yes, in size 42\.$/),
        expect.stringMatching(/^Mari.*: Shall I keep it\?$/),
        expect.stringMatching(/^Mari.*10 % off$/),
      ])
    // Nothing is left for who walks through the panel later.
    await expect.poll(() => page.locator('.live').innerText()).toBe('')
    await page.reload()
    await page.locator('[part~="launcher"]').waitFor()
    await record()
    await page.locator('[part~="launcher"]').click()
    await panel().locator('.home .card .row').first().click()
    await panel().getByText('Shall I keep it?').first().waitFor()
    await panel().getByText('SORRY10').first().waitFor()
    await expect.poll(() => page.evaluate(() => window.Deskbell?.get('connection'))).toBe('online')
    await talk.insert({ kind: 'text', text: 'Still there?' })
    await expect.poll(async () => (await heard()).filter((text) => text.includes('Still there?'))).toHaveLength(1)
    expect(await news()).toEqual([])
  })

  test('F39 through a long history to its first words, nothing that is read moves when older lines are drawn', async () => {
    await open()
    await start()
    await say('The very first words')
    const lines = Array.from({ length: 300 }, (_, at) => `Line ${at} ${'of a long story '.repeat(at % 7)}`.trim())
    await talk.insert(...lines.map((text) => ({ kind: 'text' as const, text })))
    await panel().getByText(lines.at(-1)!, { exact: true }).first().waitFor()
    const way = await panel()
      .getByRole('log')
      .evaluate(async (log) => {
        const long: number[] = []
        new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
          type: 'longtask',
        })
        const frame = () => new Promise((done) => requestAnimationFrame(done))
        const top = (of: Element) => of.getBoundingClientRect().top - log.getBoundingClientRect().top
        let drawn = 0
        let moved = 0
        let atOnce = 0
        for (let step = 0; step < 2000; step++) {
          const count = log.querySelectorAll('.msg').length
          log.scrollTop -= 240
          const read = [...log.querySelectorAll('.msg')].find((one) => top(one) >= 0)!
          const before = top(read)
          for (let frames = 0; frames < 3; frames++) {
            const stood = log.querySelectorAll('.msg').length
            await frame()
            atOnce = Math.max(atOnce, log.querySelectorAll('.msg').length - stood)
          }
          moved = Math.max(moved, Math.abs(top(read) - before))
          if (log.querySelectorAll('.msg').length > count) drawn++
          if (log.scrollTop === 0 && log.textContent?.includes('The very first words')) break
        }
        return { drawn, moved, atOnce, first: log.textContent?.includes('The very first words'), long: long.length }
      })
    console.log(`tasks above 50 ms on the way through ${lines.length} messages: ${way.long}`)
    expect(way.first).toBe(true)
    expect(way.drawn).toBeGreaterThan(5)
    expect(way.moved).toBeLessThanOrEqual(1)
    // What a frame draws does not grow with the history, so that none takes long on a slow device.
    expect(way.atOnce).toBeGreaterThan(0)
    expect(way.atOnce).toBeLessThanOrEqual(8)
  })

  test('F57 two tabs are one: one sound for an answer, whichever came first, and drafts in step', async () => {
    await open()
    const context = page.context()
    await context.addInitScript(() => {
      localStorage.setItem('rings', localStorage.getItem('rings') ?? '0')
      const part = () => ({ frequency: {}, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } })
      Object.assign(window, {
        AudioContext: class {
          currentTime = 0
          constructor() {
            localStorage.setItem('rings', String(Number(localStorage.getItem('rings')) + 1))
          }
          createOscillator = () => ({ ...part(), connect: (next: unknown) => next, start() {}, stop() {} })
          createGain = () => ({ ...part(), connect() {} })
          close() {}
        },
      })
    })
    const first = await talk.tab()
    const other = await context.newPage()
    await first.reload()
    page = first
    await start(first)
    await say('Hello', first)
    await panel(first).getByRole('button', { name: 'More', exact: true }).click()
    await panel(first).getByRole('menuitem', { name: 'Your data' }).click()
    await panel(first).getByText('Sound', { exact: false }).first().click()
    await other.goto(`${talk.url}/`)
    await other.locator('[part~="launcher"]').click()
    await panel(other).locator('.home .card .row').first().click()
    await panel(first).getByRole('button', { name: 'Back', exact: true }).click()
    await composer(first).fill('half a sent')
    await expect.poll(() => composer(other).inputValue()).toBe('half a sent')
    await panel(first).getByRole('button', { name: 'Close' }).click()
    await panel(other).getByRole('button', { name: 'Close' }).click()
    // Choosing the sound lets it be heard.
    await first.evaluate(() => localStorage.setItem('rings', '0'))
    await talk.insert({ kind: 'text', text: 'Here I am' })
    const unread = (tab: Page) => tab.evaluate(() => window.Deskbell?.get('unread'))
    for (const tab of [first, other]) await expect.poll(() => unread(tab)).toBe(1)
    const rings = () => first.evaluate(() => Number(localStorage.getItem('rings')))
    await expect.poll(rings).toBe(1)
    await talk.insert({ kind: 'text', text: 'And here' })
    for (const tab of [first, other]) await expect.poll(() => unread(tab)).toBe(2)
    await expect.poll(rings).toBe(2)
  })
})
