import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../src/axe.ts'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { pageScript } from '../src/page-script.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: every state of the widget; no Chromium here and none could be had')

/** As the gallery takes it. */
interface Look {
  theme: 'light' | 'dark'
  locale: string
}
declare const gallery: Record<'show' | 'showDialogs', (look: Look) => Promise<string[]>>

/** All panels of the gallery with what `look` finds in each, where it finds something. */
async function inEach(page: Page, look: (panel: HTMLElement) => string[] | Promise<string[]>) {
  return page.evaluate(async (source) => {
    const look = new Function(`return ${source}`)() as (panel: HTMLElement) => string[] | Promise<string[]>
    const found: Record<string, string[]> = {}
    for (const host of document.querySelectorAll('[data-state]')) {
      const problems = await look(host.shadowRoot!.querySelector<HTMLElement>('.panel')!)
      if (problems.length > 0) found[host.getAttribute('data-state')!] = problems
    }
    return found
  }, `${look}`)
}

describe.skipIf(!found)('every state of the widget', () => {
  let browser: Browser
  let script: string
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    script = await pageScript('packages/widget/src/panel/testing/gallery/stand.ts', 'gallery')
  })
  afterAll(() => browser?.close())
  afterEach(() => page?.context().close())

  async function open(
    look: Look,
    width: number,
    more: BrowserContextOptions = {},
    what: keyof typeof gallery = 'show',
  ): Promise<string[]> {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' },
      ...more,
    })
    page = await context.newPage()
    await page.setContent(
      `<!doctype html><html lang="${look.locale}"><title>Gallery</title><style>body{margin:0;display:flex;flex-wrap:wrap}</style><h1>Gallery</h1></html>`,
    )
    await page.addScriptTag({ content: script })
    return page.evaluate(([look, what]) => gallery[what](look), [look, what] as const)
  }

  test.each([
    { theme: 'light', locale: 'en', width: 320 },
    { theme: 'dark', locale: 'en', width: 320 },
    { theme: 'light', locale: 'ar', width: 320 },
    { theme: 'dark', locale: 'ar', width: 320 },
    { theme: 'dark', locale: 'en', width: 1600 },
  ] as const)('axe finds no barrier: $theme, $locale, $width px', async ({ theme, locale, width }) => {
    const names = await open({ theme, locale }, width)
    expect(names.length).toBeGreaterThan(15)
    const barriers = await findBarriers(page, ['body'])
    // Only here do many panels share one page.
    expect(barriers.filter((one) => !one.startsWith('landmark-unique'))).toEqual([])
  })

  test.each([
    { theme: 'light', locale: 'en', width: 320 },
    { theme: 'dark', locale: 'ar', width: 320 },
    { theme: 'dark', locale: 'en', width: 1280 },
  ] as const)('F43 axe finds no barrier in the dialog for a transcript: $theme, $locale, $width px', async (look) => {
    await open({ theme: look.theme, locale: look.locale }, look.width, {}, 'showDialogs')
    const field = page.locator('dialog[open] input')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate((one) => one.getBoundingClientRect().right)).toBeLessThanOrEqual(look.width)
    expect(await findBarriers(page, ['body'])).toEqual([])
  })

  test('the accessibility tree of each is as it was looked at', async () => {
    for (const name of await open({ theme: 'light', locale: 'en' }, 1600)) {
      const tree = await page.locator(`[data-state="${name}"]`).ariaSnapshot()
      // How a browser writes the time is its own affair.
      expect(tree.replace(/\d+:\d\d(?:[\s\u202f]?[AP]M)?/g, 'TIME'), name).toMatchSnapshot()
    }
  })

  test('the owner’s words in forms and surveys read in their own direction in an Arabic panel', async () => {
    await open({ theme: 'light', locale: 'ar' }, 1600)
    // A mark at the end of words from left to right stands on their right.
    const turned = await inEach(page, (panel) => {
      const left = (text: Text, at: number) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect()
      }
      const found: string[] = []
      for (const part of panel.querySelectorAll(':is(.form, .survey) :is(h2, p, label, legend, span)')) {
        for (const text of part.childNodes) {
          if (!(text instanceof Text) || !/^[A-Za-z][^\n]*[.?!]$/.test(text.data)) continue
          const [first, last] = [left(text, 0), left(text, text.length - 1)]
          if (first.top === last.top && last.left < first.left) found.push(text.data)
        }
      }
      return found
    })
    expect(turned).toEqual({})
  })

  test('forced colours: what one can press or read apart keeps an edge', async () => {
    await open({ theme: 'light', locale: 'en' }, 1600, { forcedColors: 'active' })
    const bare = await inEach(page, (panel) =>
      [
        ...panel.querySelectorAll<HTMLElement>(
          '.bub, .card, .primary, .quiet, .chip, .find, .compose, .like input, .menu, .callout',
        ),
      ]
        .filter((each) => each.offsetParent && getComputedStyle(each).borderTopWidth === '0px')
        .map((each) => each.className || each.tagName),
    )
    expect(bare).toEqual({})
  })

  test('reduced motion: nothing moves; else the dots do', async () => {
    const moving = () =>
      inEach(page, (panel) => panel.getAnimations({ subtree: true }).map((one) => `${one.playState}`))
    await open({ theme: 'light', locale: 'en' }, 1600, { reducedMotion: 'reduce' })
    expect(await moving()).toEqual({})
    await page.context().close()
    await open({ theme: 'light', locale: 'en' }, 1600, { reducedMotion: 'no-preference' })
    expect(Object.keys(await moving())).toEqual(['all kinds of messages'])
  })

  test.each(['en', 'ar'])('%s at 400 % zoom: nothing is wider than the screen', async (locale) => {
    await open({ theme: 'light', locale }, 320)
    const wide = await inEach(page, (panel) =>
      [...panel.querySelectorAll<HTMLElement>('*')]
        .filter((each) => !each.closest('.vh, .cards, svg') && each.offsetParent)
        .filter((each) => {
          const { left, right } = each.getBoundingClientRect()
          const edge = panel.getBoundingClientRect()
          return left < edge.left - 1 || right > edge.right + 1
        })
        .map((each) => `${each.tagName}.${each.className}`),
    )
    expect(wide).toEqual({})
  })

  test('what is read only aloud stays in what scrolls, and nothing moves a panel within itself', async () => {
    await open({ theme: 'light', locale: 'en' }, 1600)
    const loose = await inEach(page, (panel) => {
      const scrolls = (each: Element) => /auto|scroll/.test(getComputedStyle(each).overflowY)
      const scroller = (each: Element | null): Element | null =>
        !each || scrolls(each) ? each : scroller(each.parentElement)
      const unseen = [...panel.querySelectorAll<HTMLElement>('.vh')]
      const found = unseen.filter((each) => {
        const around = scroller(each)
        return each.offsetParent && around && !around.contains(each.offsetParent)
      })
      panel.scrollTop = 50
      return [...found.map((each) => each.textContent ?? ''), ...(panel.scrollTop === 0 ? [] : ['the panel moved'])]
    })
    expect(loose).toEqual({})
  })

  test('what has the focus can be seen, and what one presses is large enough', async () => {
    await open({ theme: 'light', locale: 'en' }, 320)
    const problems = await inEach(page, (panel) => {
      const found: string[] = []
      const root = panel.getRootNode() as ShadowRoot
      const able = 'button, a[href], input:not([type=file], [type=radio]), textarea, select, summary, [tabindex="0"]'
      for (const each of panel.querySelectorAll<HTMLElement>(able)) {
        if (!each.offsetParent) continue
        each.focus()
        each.scrollIntoView({ block: 'nearest' })
        const { left, top, width, height } = each.getBoundingClientRect()
        const over = root.elementFromPoint(left + width / 2, top + Math.min(height / 2, 40))
        const name = each.getAttribute('aria-label') ?? each.textContent?.slice(0, 30)
        const label = each.closest('label')
        if (over && !each.contains(over) && !over.contains(each) && !label?.contains(over)) {
          found.push(`${name} is covered by ${over.className}`)
        }
        const inWords = each.matches('.bub a, .art a, .art .link')
        if (!inWords && Math.min(width, height) < 24 && !label) found.push(`${name} is ${width} × ${height}`)
      }
      return found
    })
    expect(problems).toEqual({})
  })
})
