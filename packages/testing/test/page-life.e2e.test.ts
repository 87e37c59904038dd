import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import { serveHost } from '../src/host-pages.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: the life of pages; no Chromium here and none could be had (set CHROME_PATH)')
const turbo = () => {
  const { resolve } = createRequire(import.meta.url)
  return readFileSync(resolve('@hotwired/turbo').replace(/[^/]+$/, 'turbo.es2017-esm.js'), 'utf8')
}

describe.skipIf(!found)('through the life of a page', () => {
  let browser: Browser
  let demo: Demo
  let host: Awaited<ReturnType<typeof serveHost>>
  let context: BrowserContext
  let page: Page
  let complaints: string[]
  let sent: string[]

  beforeAll(async () => {
    browser = await launchBrowser({ keepsPages: true })
    demo = await startDemo()
    host = await serveHost()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
    host?.stop()
  })
  afterEach(async () => {
    await context.close()
    host.page.headers = {}
    host.page.more = {}
  })

  const tag = (attributes = '') =>
    `<script async src="${demo.url}/deskbell.js" data-site-key="rosso" data-theme="light"${attributes}></script>`
  const html = (body: string, head = '') =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body>${body}</body></html>`
  const open = async (text: string) => {
    host.page.html = text
    context = await browser.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce' })
    page = await context.newPage()
    complaints = []
    sent = []
    await page.addInitScript(() => {
      window.violations = []
      addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      )
      // Whether this very document was kept while another was looked at.
      addEventListener('pageshow', (event) => {
        window.cameBack = event.persisted
      })
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        sent.push(String(payload))
      }),
    )
    await page.goto(host.url)
    await launcher().waitFor()
  }
  const launcher = () => page.locator('[part~="launcher"]')
  const panel = () => page.locator('[part~="panel"]')
  const composer = () => panel().getByRole('textbox', { name: 'Write a message' })
  const startTalk = async (words: string) => {
    await launcher().click()
    await panel().getByRole('button', { name: 'Start a conversation' }).click()
    await say(words)
  }
  const say = async (words: string) => {
    await composer().fill(words)
    await page.keyboard.press('Enter')
    await panel().getByText(words, { exact: true }).first().waitFor()
  }
  /** By what each message is told apart with: one whose answer is late leaves a second time, as it should. */
  const messages = () => sent.flatMap((frame) => /message:send.*?"cid":"([^"]+)"/.exec(frame)?.[1] ?? [])
  const delivered = () => expect.poll(() => new Set(messages()).size)

  test('the way back: the page is kept as it was, and the widget goes on', async () => {
    host.page.more['/two'] = html('<a id="home" href="/">Home</a>')
    await open(html(`<a id="next" href="/two">Next</a>${tag()}`))
    await page.evaluate(() => {
      window.told = []
      window.Deskbell?.on('*', ({ name }) => window.told.push(`${name}`))
    })
    await page.locator('#next').click()
    await page.waitForURL('**/two')
    // A page that was kept does not load again.
    await page.goBack({ waitUntil: 'commit' })
    await expect.poll(() => page.evaluate(() => window.cameBack)).toBe(true)
    await startTalk('Are you still there?')
    await delivered().toBe(1)
    expect(await launcher().count()).toBe(1)
    expect(await page.evaluate(() => window.told.filter((name) => name === 'panel:opened').length)).toBe(1)
    expect(complaints).toEqual([])
  })

  test('Turbo: after a visit the widget is there once, open as it was, and is started once', async () => {
    host.page.more['/turbo.js'] = turbo()
    const script = '<script type="module" src="/turbo.js"></script>'
    host.page.more['/two'] = html(`<h1>Two</h1>${tag()}`, script)
    await open(html(`<a id="next" href="/two">Next</a>${tag()}`, script))
    await page.evaluate(() => {
      window.told = []
      window.Deskbell?.on('*', ({ name }) => window.told.push(`${name}`))
    })
    await startTalk('Hello from page one')
    await page.locator('#next').click()
    await page.getByRole('heading', { name: 'Two' }).waitFor()
    expect(await launcher().count()).toBe(1)
    await say('Hello from page two')
    await delivered().toBe(2)
    expect(await page.evaluate(() => window.told.filter((name) => /ready|panel/.test(name)))).toEqual(['panel:opened'])
    expect(complaints).toEqual([])
  })

  test('a router that swaps head and body inside a view transition, as that of Astro', async () => {
    await open(html(`<h1>One</h1>${tag()}`))
    await startTalk('Hello from page one')
    await page.evaluate(async () => {
      const next = new DOMParser().parseFromString('<html lang="en"><title>b</title><h1>Two</h1>', 'text/html')
      const swap = () => {
        const { documentElement: root } = document
        for (const name of root.getAttributeNames()) root.removeAttribute(name)
        for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value)
        document.head.replaceChildren(...next.head.children)
        document.body.replaceWith(next.body)
      }
      await document.startViewTransition(swap).finished
    })
    await page.getByRole('heading', { name: 'Two' }).waitFor()
    await say('Hello from page two')
    await delivered().toBe(2)
    expect(await launcher().count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('history: who answers sees where the shopper is, after pushState and back, without a word from the page', async () => {
    await open(html(`<h1>One</h1>${tag()}`))
    await startTalk('talk to a person')
    const seen = () => sent.filter((frame) => frame.includes('context:set')).at(-1) ?? ''
    await page.evaluate(() => history.pushState(null, '', '/corsa-red'))
    await expect.poll(seen).toContain('/corsa-red')
    await page.goBack()
    await expect.poll(seen).not.toContain('/corsa-red')
    expect(await launcher().count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('a hidden tab that the browser froze goes on where it was', async () => {
    await open(html(`<h1>One</h1>${tag()}`))
    await startTalk('Before the break')
    await delivered().toBe(1)
    const session = await context.newCDPSession(page)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    await demo.kill()
    await demo.restart()
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await say('After the break')
    await delivered().toBeGreaterThanOrEqual(2)
    await expect.poll(() => page.evaluate(() => window.Deskbell?.get('connection')), { timeout: 30_000 }).toBe('online')
    expect(await launcher().count()).toBe(1)
  })

  test('print: the page is on paper as it is without us, the panel open or not', async () => {
    const text = '<h1>Receipt</h1><p>One pair of shoes.</p>'
    await open(html(text + tag()))
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => launcher().isVisible()).toBe(false)
    const closed = await page.screenshot()
    await page.emulateMedia({ media: 'screen' })
    await launcher().click()
    await panel().waitFor()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => panel().isVisible()).toBe(false)
    const opened = await page.screenshot()
    await page.evaluate(() => window.Deskbell?.destroy())
    const without = await page.screenshot()
    expect(closed.equals(without)).toBe(true)
    expect(opened.equals(without)).toBe(true)
  })

  const policies = {
    'neither unsafe-inline nor unsafe-eval': (server: string) =>
      `default-src 'none'; script-src ${server}; connect-src ${server} ${server.replace('http', 'ws')}; img-src ${server}`,
    'a nonce with strict-dynamic': (server: string) =>
      `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${server} ${server.replace('http', 'ws')}; img-src ${server}`,
    'Trusted Types, and no policy of them allowed': (server: string) =>
      `require-trusted-types-for 'script'; trusted-types 'none'; script-src ${server}; style-src 'none'`,
  }
  test.each(Object.entries(policies))(
    '[T13] a policy with %s: everything works and nothing is reported',
    async (_, policy) => {
      host.page.headers['content-security-policy'] = policy(demo.url)
      await open(html(`<h1>One</h1>${tag(' nonce="r4nd0m" data-greetings="on" data-accent="#8a1c2b"')}`))
      await startTalk('How do I return shoes?')
      await panel().getByText('30 days').first().waitFor()
      await page.evaluate(() => window.Deskbell?.search('retrun shoes'))
      await panel()
        .getByRole('link')
        .or(panel().getByRole('button'))
        .filter({ hasText: /return/i })
        .first()
        .click()
      await page.evaluate(() => window.Deskbell?.greet('two-sizes'))
      expect(await page.evaluate(() => window.violations)).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  test('F79 help only: no way into a conversation, by hand or from the page, and no connection', async () => {
    const sockets: string[] = []
    await open(html(`<h1>One</h1>${tag(' data-chat="off"')}`))
    page.on('websocket', (socket) => sockets.push(socket.url()))
    await launcher().click()
    await panel().getByRole('searchbox').waitFor()
    expect(await panel().getByRole('navigation').getByRole('button').count()).toBe(2)
    expect(await panel().getByRole('button', { name: 'Start a conversation' }).count()).toBe(0)
    await page.evaluate(() => window.Deskbell?.send('retrun shoes'))
    await panel()
      .getByRole('button')
      .filter({ hasText: /return/i })
      .first()
      .click()
    await panel().getByRole('button', { name: 'No', exact: true }).click()
    expect(await panel().getByRole('button', { name: 'Ask us' }).count()).toBe(0)
    await page.evaluate(() => window.Deskbell?.open('chat'))
    expect(await panel().getByRole('textbox', { name: 'Write a message' }).count()).toBe(0)
    expect(sockets).toEqual([])
    expect(complaints).toEqual([])
  })

  test('[T15] F180 a pinned version is held against its integrity: the right one starts, another does not', async () => {
    const { file, integrity } = await (await fetch(`${demo.url}/deskbell.json`)).json()
    const pinned = (hash: string) =>
      html(
        `<script async src="${demo.url}/${file}" integrity="${hash}" crossorigin="anonymous" data-site-key="rosso"></script>`,
      )
    await open(pinned(integrity))
    await startTalk('Hello')
    await delivered().toBe(1)
    host.page.html = pinned(integrity.replace(/-../, '-AA'))
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'))
    await page.reload()
    await refused
    expect(await launcher().count()).toBe(0)
  })

  test('logout, then destroy: no cookie, key, row, lock or open database is left, and what ended does not come back', async () => {
    await open(html(`<h1>One</h1>${tag()}`))
    await startTalk('Forget me')
    await delivered().toBe(1)
    await page.evaluate(async () => {
      await window.Deskbell?.logout()
      await window.Deskbell?.destroy()
    })
    const left = await page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name!)
      // A connection that is open would block this for ever.
      const rows = await Promise.all(names.map(rowsOf))
      const locks = await navigator.locks.query()
      return {
        cookies: document.cookie,
        keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
        rows: rows.flat(),
        locks: [...(locks.held ?? []), ...(locks.pending ?? [])].map(({ name }) => name),
        globals: Object.keys(window).filter((name) => /deskbell/i.test(name)),
      }
      async function rowsOf(name: string) {
        const opened = await new Promise<IDBDatabase>((ok, fail) => {
          const asked = indexedDB.open(name)
          asked.onsuccess = () => ok(asked.result)
          asked.onerror = () => fail(asked.error)
        })
        const keys = [...opened.objectStoreNames].map(
          (store) =>
            new Promise<unknown[]>((ok) => {
              const asked = opened.transaction(store).objectStore(store).getAllKeys()
              asked.onsuccess = () => ok(asked.result)
            }),
        )
        const found = (await Promise.all(keys)).flat()
        opened.close()
        await new Promise<void>((ok, fail) => {
          const asked = indexedDB.deleteDatabase(name)
          asked.onsuccess = () => ok()
          // Our own connection may take a moment to close; one that stays open is a leak.
          asked.onblocked = () => setTimeout(() => fail(new Error(`${name} is still open`)), 5000)
        })
        return found
      }
    })
    expect(left).toEqual({ cookies: '', keys: [], rows: [], locks: [], globals: [] })
    await page.evaluate((server) => {
      const script = document.createElement('script')
      script.src = `${server}/deskbell.js`
      script.dataset.siteKey = 'rosso'
      document.head.append(script)
    }, demo.url)
    await startTalk('Hello again')
    expect(await panel().getByText('Forget me').count()).toBe(0)
  })
})

declare global {
  interface Window {
    violations: string[]
    cameBack: boolean
  }
}
