import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { projectRoot } from '../src/demo.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: consent banners; no Chromium here and none could be had (set CHROME_PATH)')

const file = resolve(projectRoot, 'packages/widget/src/greetings/edge/banners.ts')
const code = stripTypeScriptTypes(readFileSync(file, 'utf8')).replace('export function', 'function')

const bar = 'style="position:fixed;left:0;right:0;bottom:0;height:160px;background:#fff"'
const inner = '<p>We value your choice.</p><button>Yes</button>'
/** The outermost markup that each tool writes; none of it says that it is a dialog. */
const tools: [tool: string, html: string][] = [
  ['OneTrust', `<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" ${bar}>${inner}</div></div>`],
  ['Cookiebot', `<div id="CybotCookiebotDialog" ${bar}>${inner}</div>`],
  ['CookieYes', `<div class="cky-consent-container"><div class="cky-consent-bar" ${bar}>${inner}</div></div>`],
  ['Complianz', `<div id="cmplz-cookiebanner-container"><div class="cmplz-cookiebanner" ${bar}>${inner}</div></div>`],
  ['Klaro', `<div id="klaro"><div class="klaro"><div class="cookie-notice" ${bar}>${inner}</div></div></div>`],
  ['Didomi', `<div id="didomi-host"><div id="didomi-notice" ${bar}>${inner}</div></div>`],
  ['Quantcast', `<div class="qc-cmp2-container" ${bar}><div id="qc-cmp2-main">${inner}</div></div>`],
  ['Osano', `<div class="osano-cm-window"><div class="osano-cm-dialog" ${bar}>${inner}</div></div>`],
  ['iubenda', `<div id="iubenda-cs-banner" ${bar}>${inner}</div>`],
  ['Shopify', `<div id="shopify-pc__banner" class="shopify-pc__banner__dialog" ${bar}>${inner}</div>`],
  ['Cookie Script', `<div id="cookiescript_injected" ${bar}>${inner}</div>`],
  ['Termly', `<div id="termly-code-snippet-support"><div class="t-consentPrompt" ${bar}>${inner}</div></div>`],
  ['Sourcepoint', `<div id="sp_message_container_1" ${bar}><iframe srcdoc=""></iframe></div>`],
]
/** Tools that the list does not name, and shops' own. */
const unnamed: [name: string, html: string][] = [
  ['a bar below', `<div ${bar}>We use cookies. <button>Accept all</button></div>`],
  ['a bar above', `<div style="position:sticky;top:0;height:90px">We use cookies. <a href="#">Got it</a></div>`],
  ['Estonian', `<div ${bar}>Sellel lehel on küpsised. <button>Nõustun</button></div>`],
  ['German', `<div ${bar}>Cookies und Datenschutz <button>Alle akzeptieren</button></div>`],
  ['Chinese', `<div ${bar}>隐私与 Cookie <button>接受</button></div>`],
  ['Russian', `<div ${bar}>Мы используем куки. <input type="button" value="Принять"></div>`],
  ['Arabic', `<div dir="rtl" ${bar}>نستخدم ملفات تعريف الارتباط <button>قبول الكل</button></div>`],
]
const others: [name: string, html: string][] = [
  ['a page', '<main><p>We use cookies.</p><button>Accept all</button></main>'],
  ['a bar to buy from', `<div ${bar}><button>Add to cart</button></div>`],
  ['a bar with links', `<nav ${bar}><a href="/privacy">Privacy and cookies</a><a href="/cart">Cart</a></nav>`],
  ['a hidden banner', `<div id="CybotCookiebotDialog" style="display:none">${inner}</div>`],
  ['a faded banner', `<div class="osano-cm-dialog" style="position:fixed;inset:0;visibility:hidden">${inner}</div>`],
  ['a button to come back by', `<div id="usercentrics-root" style="position:fixed;width:44px;height:44px"></div>`],
  [
    'an app before the whole page',
    `<div style="position:fixed;inset:0;overflow:auto">${'<p>Read on and on.</p>'.repeat(300)}<p>Cookies</p><button>OK</button></div>`,
  ],
]

describe.skipIf(!found)('F85 a banner that asks for consent', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  })
  afterAll(() => browser?.close())
  const stands = async (html: string): Promise<boolean> => {
    await page.setContent(`<!doctype html><title>A shop</title><body style="margin:0">${html}</body>`)
    return page.evaluate<boolean>(`(() => { ${code}; return bannerStands() })()`)
  }
  const inShadow = (html: string) => `<div id="usercentrics-root"></div><script>
    document.querySelector('div').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(html)}</script>`

  test.each([...tools, ...unnamed])('stands: %s', async (_, html) => expect(await stands(html)).toBe(true))
  test.each(others)('does not stand: %s', async (_, html) => expect(await stands(html)).toBe(false))
  test('stands: Usercentrics, in its shadow root, until it was answered', async () => {
    expect(await stands(inShadow(`<div ${bar}>${inner}</div>`))).toBe(true)
    const left = '<button style="position:fixed;left:0;bottom:0;width:44px;height:44px"></button>'
    expect(await stands(inShadow(left))).toBe(false)
  })
})
