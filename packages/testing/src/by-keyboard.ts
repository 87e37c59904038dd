import type { Page } from 'playwright-core'

/** What has the focus, as somebody who only has a keyboard meets it. */
export interface Focused {
  /** What it is called; empty where it has no name. */
  name: string
  /** As in `button`, `textarea`, `a`, `h1`. */
  tag: string
  /** Whether it is in the widget at all. */
  ours: boolean
  /** Whether some of it can be seen: in the window, and nothing of ours or the page's over all of it. */
  seen: boolean
}

/** Looks at it in the page. */
export const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const root = at?.getRootNode()
    if (!at || !(root instanceof ShadowRoot))
      return { name: '', tag: `${at?.tagName}`.toLowerCase(), ours: false, seen: false }
    const label = (at as HTMLInputElement).labels?.[0]
    const name = at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? ''
    const { left, top, right, bottom } = (label ?? at).getBoundingClientRect()
    const xs = [left + 2, (left + right) / 2, right - 2]
    const ys = [top + 2, (top + bottom) / 2, bottom - 2]
    const seen = xs.some((x) =>
      ys.some((y) => {
        const over = root.elementFromPoint(x, y)
        return over !== null && (at.contains(over) || label?.contains(over) === true)
      }),
    )
    return { name: name.replace(/\s+/g, ' ').trim(), tag: at.tagName.toLowerCase(), ours: true, seen }
  })

/** How many presses at most lead to a thing: more is no order that anybody would find sensible. */
const patience = 40

/**
 * Presses Tab, or Shift+Tab, until the named thing has the focus. Whatever is passed on the way must be ours, named and
 * in sight.
 * @throws with the way that was gone, where it does not come
 */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const way: string[] = []
  for (let press = 0; press < patience; press++) {
    await page.keyboard.press(key)
    const at = await focused(page)
    way.push(at.name || at.tag)
    if (!at.ours) continue
    if (!at.seen) throw new Error(`covered or out of sight: ${way.join(' → ')}`)
    if (!at.name) throw new Error(`without a name: ${way.join(' → ')}`)
    if (name.test(at.name)) return
  }
  throw new Error(`${name} is not reached: ${way.join(' → ')}`)
}
