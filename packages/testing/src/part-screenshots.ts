import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type Demo, projectRoot } from './demo.ts'
import { hostPages, serveHost, withTag } from './host-pages.ts'
import { pageScript } from './page-script.ts'

declare const gallery: { showQuestions(look: { theme: string; locale: string }): Promise<string[]> }

const folder = resolve(projectRoot, 'docs/screenshots')
const looks = {
  light: { theme: 'light', locale: 'en', width: 1240 },
  dark: { theme: 'dark', locale: 'en', width: 1240 },
  rtl: { theme: 'light', locale: 'ar', width: 1240 },
  narrow: { theme: 'light', locale: 'en', width: 320 },
}

const save = async (page: Page, name: string) => {
  await page.screenshot({ path: resolve(folder, `${name}.png`), fullPage: true })
  console.log(`docs/screenshots/${name}.png`)
}

/** Every kind of question that a survey may ask, one sheet for each look. */
export async function shootQuestions(browser: Browser): Promise<void> {
  const script = await pageScript('packages/widget/src/panel/testing/gallery/stand.ts', 'gallery')
  for (const [name, { width, ...look }] of Object.entries(looks)) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
    await page.setContent(
      `<!doctype html><html lang="${look.locale}"><title>Questions</title><style>body{margin:0;display:flex;flex-wrap:wrap;gap:8px;background:#ddd}</style></html>`,
    )
    await page.addScriptTag({ content: script })
    await page.evaluate((look) => gallery.showQuestions(look), look)
    await save(page, `questions-${name}`)
    await page.close()
  }
}

const sizes = {
  light: { width: 640, height: 520 },
  dark: { width: 640, height: 520 },
  narrow: { width: 320, height: 520 },
}

/** The same greeting on each page of shops, one sheet for each look; `rtl` is among the pages. */
export async function shootGreetings(browser: Browser, demo: Demo): Promise<void> {
  const host = await serveHost()
  for (const [name, viewport] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
    const pictures: [name: string, data: string][] = []
    for (const one of hostPages()) {
      const tag = withTag(one, demo.url, ' data-greetings="on" data-locale="en"')
      host.page.html = name === 'dark' ? tag.replace('data-theme="light"', 'data-theme="dark"') : tag
      await page.goto(host.url)
      await page.locator('[part~="launcher"]').waitFor()
      await page.evaluate(() => window.Deskbell?.greet('waiting-cart'))
      await page.waitForTimeout(500)
      pictures.push([one.name, (await page.screenshot()).toString('base64')])
    }
    await page.setViewportSize({ width: 1320, height: 900 })
    await page.goto('about:blank')
    await page.setContent(
      `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;font:13px system-ui}figure{margin:0}img{width:${viewport.width / 2}px;display:block}</style>${pictures
        .map(([host, data]) => `<figure><img src="data:image/png;base64,${data}">${host}</figure>`)
        .join('')}`,
    )
    await save(page, `greetings-${name}`)
    await page.close()
  }
  host.stop()
}
