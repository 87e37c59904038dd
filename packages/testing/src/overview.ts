import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'

/** What part of which screenshot stands where, in px: `x` and `y` are the upper left corner of the part. */
const parts = [
  { name: 'light-console-inbox', x: 0, y: 0, width: 1280, height: 860, left: 60, top: 60, scale: 0.78 },
  { name: 'light-conversation-person', x: 868, y: 92, width: 392, height: 680, left: 960, top: 110, scale: 0.95 },
  { name: 'light-greeting', x: 16, y: 595, width: 316, height: 245, left: 30, top: 510, scale: 1.1 },
]

/** Puts the best of the screenshots into one picture, for the README. */
export async function composeOverview(browser: Browser, folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 820 } })
  const pictures = parts.map(({ name, x, y, width, height, left, top, scale }) => {
    const data = readFileSync(resolve(folder, `${name}.png`)).toString('base64')
    const place = `left:${left}px;top:${top}px;width:${width * scale}px;height:${height * scale}px`
    const crop = `left:${-x * scale}px;top:${-y * scale}px;width:${1280 * scale}px`
    return `<div style="${place}"><img style="${crop}" src="data:image/png;base64,${data}"></div>`
  })
  await page.setContent(`<style>
    body { margin: 0; background: #e9e5de }
    div { position: absolute; overflow: hidden; border-radius: 16px; box-shadow: 0 18px 50px -14px #0f141e66 }
    img { position: absolute }
  </style>${pictures.join('')}`)
  await page.waitForTimeout(300)
  await page.screenshot({ path: resolve(folder, 'overview.png') })
  await page.close()
  console.log('docs/screenshots/overview.png')
}
