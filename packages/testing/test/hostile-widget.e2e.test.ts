import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import { serveHost } from '../src/host-pages.ts'
import {
  type Attack,
  expandModule,
  type HostileSetting,
  hostileSettings,
  hostileTexts,
  watchForAttacks,
} from '../src/hostile.ts'
import { openTalk } from '../src/talk-stage.ts'

const found = await findBrowser()
if (!found)
  console.warn('SKIPPED: hostile input in a browser; no Chromium here and none could be had (set CHROME_PATH)')
const via = (...ways: string[]) => hostileSettings.filter((one) => ways.includes(one.via))
/** Rows are said in words of another product; these are ours for the same settings. */
const ours: Record<string, string> = { siteId: 'siteKey', server: 'baseUrl', color: 'accent' }

describe.skipIf(!found)('hostile input in a real browser', () => {
  let browser: Browser
  let demo: Demo
  let host: Awaited<ReturnType<typeof serveHost>>
  let context: BrowserContext
  let page: Page
  let attack: Attack
  let said: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
    host = await serveHost()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    host?.stop()
  })
  afterEach(() => context?.close())

  const launcher = () => page.locator('[part~="launcher"]')
  const panel = () => page.locator('[part~="panel"]')
  const html = (body: string) =>
    `<!doctype html><html lang="en"><head><title>A shop</title></head><body>${body}</body></html>`
  const tag = () => `<script async src="${demo.url}/deskbell.js" data-site-key="rosso"></script>`
  const watch = async () => {
    context = await browser.newContext({ reducedMotion: 'reduce' })
    attack = await watchForAttacks(context, [demo.url, host.url])
    page = await context.newPage()
    said = []
    page.on('console', (message) => message.text().startsWith('deskbell') && said.push(message.text()))
  }
  const open = async (body: string) => {
    host.page.html = html(body)
    await page.goto(host.url)
  }
  const opens = async () => {
    await launcher().click()
    await panel().getByRole('button', { name: 'Start a conversation' }).waitFor()
    await page.keyboard.press('Escape')
  }

  test('[T7] odd values given to every verb: nothing is thrown into the page, and the widget lives', async () => {
    await watch()
    const thrown: string[] = []
    page.on('pageerror', (error) => thrown.push(error.message))
    await open(`<h1>Shop</h1><form id="Deskbell"><input name="q"></form><a id="DeskbellSettings"></a>${tag()}`)
    await launcher().waitFor()
    const before = await page.evaluate(() => document.body.innerHTML)
    expect(await page.evaluate(giveOddValues)).toEqual([])
    await opens()
    await page.evaluate(() => window.Deskbell?.send('Still here'))
    await panel().locator('.bub').getByText('Still here', { exact: true }).first().waitFor()
    expect([thrown, await attack.seen(page)]).toEqual([[], []])
    expect(await page.evaluate(() => document.body.innerHTML)).toBe(before)
    // Words of ours, each of them, and not one for every call.
    expect(said.filter((text) => !text.startsWith('deskbell: '))).toEqual([])
  })

  test('[T7] [T11] settings: each has at most one word in the console, the page is as it was, and the next ones work', async () => {
    host.page.more['/expand.mjs'] = expandModule
    await watch()
    await open('<h1>Shop</h1><p id="p">Red shoes</p>')
    await page.addScriptTag({
      type: 'module',
      content: "import { expand } from '/expand.mjs'; window.expand = expand; document.currentScript?.remove()",
    })
    await page.waitForFunction(() => 'expand' in window)
    const before = await page.content()
    const rows = via('object')
    expect(rows.length).toBeGreaterThan(3)
    const results = await page.evaluate(tryAll, { rows, ours, server: demo.url })
    expect(results.map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
    // One clear word where something is wrong; without a launcher it is the one that says why.
    expect(results.filter(({ said }) => said.length > 1)).toEqual([])
    expect(results.filter(({ there, said }) => !there && !/siteKey/.test(said[0] ?? ''))).toEqual([])
    expect(results.filter(({ said }) => said.some((text) => !text.startsWith('deskbell: ')))).toEqual([])
    expect(await attack.seen(page)).toEqual([])
    // One of the values is of another window, whose frame it brings along.
    expect((await page.content()).replaceAll('<iframe></iframe>', '')).toBe(before)
    await page.evaluate((server) => {
      const script = document.createElement('script')
      script.src = `${server}/deskbell.js`
      script.dataset.siteKey = 'rosso'
      document.head.append(script)
    }, demo.url)
    await opens()
  })

  test('attributes that are not ours change nothing', async () => {
    await watch()
    for (const { attr = 'data-config', value } of via('attr')) {
      const text = typeof value === 'string' ? value : 'x'.repeat(100_000)
      const attribute = `${attr}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
      await open(tag().replace('<script', `<script ${attribute}`))
      await launcher().waitFor()
      expect(await attack.seen(page)).toEqual([])
    }
    expect(said).toEqual([])
    await open(tag())
    await opens()
  })

  test('[T12] [T13] [T18] pages in every state: the launcher is there and opens, or one line says why not', async () => {
    await watch()
    const failed: string[] = []
    for (const { name, js = '' } of via('page')) {
      said = []
      await open(`<h1>Shop</h1><script>try{${js}}catch(e){}</script>${tag()}`)
      const works = await opens().then(
        () => true,
        () => false,
      )
      const isExcused = /timers-clamped|attachshadow-missing/.test(name)
      if (!works && !isExcused) failed.push(name)
      const harm = await attack.seen(page)
      if (harm.length > 0) failed.push(`${name}: ${harm}`)
    }
    expect(failed).toEqual([])
  })

  test('[T14] [T16] messages from any window move nothing, and no field of the page is listened to', async () => {
    await watch()
    await context.addInitScript(() => {
      const { addEventListener } = EventTarget.prototype
      const heard: string[] = []
      Object.assign(window, { heard })
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        const here: EventTarget = this ?? window
        const field = here instanceof HTMLInputElement && here.getRootNode() === document
        if (field || (here === window && type === 'message')) heard.push(type)
        return addEventListener.call(here, type, ...rest)
      }
    })
    await open(`<form><input id="card" autocomplete="cc-number"></form><iframe></iframe>${tag()}`)
    await opens()
    await page.locator('#card').fill('4111 1111 1111 1111')
    await page.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentWindow
      for (const data of [
        { type: 'open' },
        { type: 'show', html: '<img src=x onerror=__hit(1)>' },
        { type: 'eval', code: '__hit(1)' },
        JSON.parse('{"__proto__":{"polluted":1}}'),
        new ArrayBuffer(1_048_576),
      ]) {
        window.postMessage(data, '*')
        ;(frame as (Window & { eval(code: string): void }) | null | undefined)?.eval(
          `parent.postMessage(${JSON.stringify(data)}, '*')`,
        )
      }
      return new Promise((done) => setTimeout(done, 0))
    })
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([])
    expect(await panel().isVisible()).toBe(false)
    expect([await attack.seen(page), said]).toEqual([[], []])
  })

  test('[T2] [T15] the site’s answer in every wrong form: the panel opens with what it has', async () => {
    const bodies = [
      ...via('remote').flatMap(({ body }) => (typeof body === 'string' ? [body] : [])),
      '',
      '[]',
      'null',
      '<html>',
    ]
    await watch()
    let body = ''
    await context.route('**/v1/sites/rosso/config', (route) => route.fulfill({ body, contentType: 'application/json' }))
    for (body of bodies) {
      await open(tag())
      await opens()
      expect(await attack.seen(page)).toEqual([])
    }
  })

  test('[T1] [T7] texts of the owner: nothing of them becomes more than text', async () => {
    await watch()
    const config = await (await fetch(`${demo.url}/v1/sites/rosso/config`)).json()
    const texts = hostileTexts()
    const picked = Array.from({ length: 12 }, (_, at) => texts[Math.floor((at * texts.length) / 12)]!)
    for (const text of picked) {
      const filled = fill(config, text)
      await context.unrouteAll()
      attack = await watchForAttacks(context, [demo.url, host.url])
      await context.route('**/v1/sites/rosso/config', (route) => route.fulfill({ json: filled }))
      await open(tag())
      await opens()
      await page.evaluate(async (text) => {
        await window.Deskbell?.prefill(text)
        await window.Deskbell?.search(text)
        await window.Deskbell?.open('home')
        await window.Deskbell?.track(text)
        await window.Deskbell?.set({
          cart: { currency: text, items: [{ id: text, name: text, url: text, image: text }] },
        })
        await window.Deskbell?.page({ url: text, title: text })
      }, text)
      expect(await attack.seen(page)).toEqual([])
    }
  })

  test('[T1] [T5] [T6] messages of both sides: every text of the set is shown as text', async () => {
    const talk = await openTalk(browser, { withForms: false })
    context = talk.shopper.context()
    try {
      attack = await watchForAttacks(context, [talk.url])
      page = await talk.tab()
      const texts = hostileTexts().filter((text) => text.trim() !== '' && text.length < 3000)
      // One in eight by itself, where nothing before it can take its meaning; all together, many to a message.
      const alone = texts.filter((_, at) => at < 7 || at % 8 === 0).slice(0, 60)
      await page.evaluate(() => window.Deskbell?.send('Hello'))
      await panel().getByText('Sent').or(panel().getByText('Delivered')).first().waitFor()
      const bodies = [...alone, ...inBlocks(texts, 3500), 'the end'].map((text) => ({ kind: 'text' as const, text }))
      await talk.insert(...bodies)
      await panel().getByText('the end', { exact: true }).waitFor()
      expect(await attack.seen(page)).toEqual([])
      // The shopper's own: shown at once, whatever the server makes of so many.
      await page.evaluate(
        async (own) => {
          for (const text of own) await window.Deskbell?.send(text)
        },
        alone.slice(0, 12),
      )
      expect(await attack.seen(page)).toEqual([])
      await panel().getByText(`<img src=x onerror=__hit('1')>`).first().waitFor()
    } finally {
      await talk.close()
    }
  })
})

/** Texts put together, a line between them, each whole no longer than a message may be. */
function inBlocks(texts: readonly string[], most: number): string[] {
  const blocks: string[] = ['']
  for (const text of texts) {
    const longer = `${blocks.at(-1)}\n\n${text}`
    if (longer.length > most) blocks.push(text)
    else blocks[blocks.length - 1] = longer
  }
  return blocks.map((block) => block.trim())
}

/** Every text of a configuration but those that are keys or addresses of files, replaced. */
function fill(value: unknown, text: string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, text, key))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, text, name)]))
  }
  return typeof value === 'string' && !/^(key|help|id|kind|version|defaultLanguage|languages)$/i.test(key)
    ? text
    : value
}

/** Every verb with values that are wrong in every way; what rejects or throws is told. Runs in the page. */
async function giveOddValues(): Promise<string[]> {
  const fail = () => {
    throw new Error('looked at')
  }
  const loop: Record<string, unknown> = {}
  loop.self = loop
  const handler = { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const getters = Object.defineProperties(
    {},
    Object.fromEntries(
      ['id', 'name', 'cart', 'items', 'url', 'labels'].map((key) => [key, { enumerable: true, get: fail }]),
    ),
  )
  const odd: Record<string, unknown> = {
    ...{ symbol: Symbol('x'), bigint: 10n, loop, proxy: new Proxy({}, handler), revoked: revoked.proxy, getters },
    ...{
      huge: 'x'.repeat(5_000),
      bidi: '\u202e\u2066\u200f\u0000\ud800',
      none: null,
      list: [[[]]],
      bare: Object.create(null),
    },
    ...{
      script: ' java\tscript:__hit(1)',
      data: 'data:text/html,<script>__hit(2)</script>',
      svg: '"><svg onload=__hit(3)>',
    },
    ...{
      page: window,
      body: document.body,
      run: fail,
      nan: Number.NaN,
      date: new Date(Number.NaN),
    },
  }
  const told: string[] = []
  const note = (event: PromiseRejectionEvent) => void told.push(`unhandled ${event.reason}`)
  addEventListener('unhandledrejection', note)
  const deskbell = window.Deskbell as unknown as Record<string, (...given: unknown[]) => unknown>
  const attempt = async (name: string, verb: string, ...given: unknown[]) => {
    try {
      await deskbell[verb]!(...given)
    } catch (problem) {
      told.push(`${verb} ${name}: ${problem}`)
    }
  }
  for (const [name, value] of Object.entries(odd)) {
    for (const verb of ['identify', 'set', 'page', 'track', 'consent', 'use', 'update'])
      await attempt(name, verb, value, value)
    for (const key of ['cart', 'attributes', 'labels', 'conversation']) await attempt(name, 'set', { [key]: value })
    await attempt(name, 'identify', { id: value, name: value, attributes: value }, { token: value })
    await attempt(name, 'page', { url: value, title: value })
    await attempt(name, 'use', { beforeSend: value, beforeDisplay: value })
    await attempt(name, 'on', value, () => {})
    await attempt(name, 'off', value)
    for (const verb of ['open', 'prefill', 'search', 'article', 'survey', 'greet']) await attempt(name, verb, value)
  }
  await deskbell.use!({ beforeSend: (message: unknown) => message, beforeDisplay: (message: unknown) => message })
  await deskbell.open!('home')
  await deskbell.close!()
  await new Promise((done) => setTimeout(done, 100))
  removeEventListener('unhandledrejection', note)
  return told
}

interface Tried {
  name: string
  there: boolean
  said: string[]
}
/** Starts a widget with each settings, one after another, and takes it away again. Runs in the page. */
async function tryAll(given: {
  rows: HostileSetting[]
  ours: Record<string, string>
  server: string
}): Promise<Tried[]> {
  const { expand } = window as unknown as { expand(value: unknown, env: object): unknown }
  const subst = (text: string) => text.replaceAll('@siteId', 'rosso')
  const results: Tried[] = []
  const page = window as unknown as Record<string, unknown>
  const { warn, error } = console
  for (const { name, field, value, merge } of given.rows) {
    const said: string[] = []
    const note = (...words: unknown[]) => void said.push(words.map((word) => String(word)).join(' '))
    console.warn = console.error = note
    const live = expand(value, { subst })
    const key = field && (given.ours[field] ?? field)
    const settings = key ? { siteKey: 'rosso', [key]: live } : merge ? expand(merge, { subst }) : live
    page.DeskbellSettings = settings
    const script = document.createElement('script')
    script.src = `${given.server}/deskbell.js`
    // With bad settings as a whole there is no site to be taken from the tag.
    if (merge) script.dataset.siteKey = 'rosso'
    await new Promise((done) => {
      script.onload = script.onerror = done
      document.head.append(script)
    })
    await new Promise((done) => setTimeout(done, 0))
    // What few shops set is read a moment later.
    await new Promise((done) => setTimeout(done, 60))
    const there = [...document.documentElement.children].some((one) => one.shadowRoot?.querySelector('#launcher'))
    await (window.Deskbell as { destroy?(): Promise<void> } | undefined)?.destroy?.()
    script.remove()
    delete page.DeskbellSettings
    console.warn = warn
    console.error = error
    results.push({ name, there, said })
  }
  return results
}
