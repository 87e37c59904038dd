import { launchBrowser } from '/work/wt/shopper/packages/testing/src/browser.ts'
import { pageScript } from '/work/wt/shopper/packages/testing/src/page-script.ts'
const script = await pageScript('packages/widget/src/panel/testing/gallery/stand.ts', 'gallery')
const browser = await launchBrowser()
const looks = [
  ['de-320', { theme: 'light', locale: 'de' }, 320, {}],
  ['ar-light', { theme: 'light', locale: 'ar' }, 2000, {}],
  ['forced', { theme: 'light', locale: 'en' }, 2000, { forcedColors: 'active' }],
]
for (const [name, look, width, more] of looks as any) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', ...more })
  const page = await context.newPage()
  await page.setContent(`<!doctype html><html lang="${look.locale}"><title>Gallery</title><style>body{margin:0;display:flex;flex-wrap:wrap;gap:8px;background:#ccc;align-items:flex-start}</style></html>`)
  await page.addScriptTag({ content: script })
  await page.evaluate((look) => (globalThis as any).gallery.show(look), look)
  await page.screenshot({ path: `/tmp/shopper-${name}.png`, fullPage: true })
  await context.close()
}
await browser.close()
console.log('shots done')
