import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { consoleScreens, openScreen } from './console-screens.ts'
import { type Demo, projectRoot, startDemo } from './demo.ts'
import * as journey from './journey.ts'
import { openStage, type Stage } from './stage.ts'

const looks = {
  light: { width: 1280, height: 860, colorScheme: 'light', columns: 3, scale: 0.5 },
  dark: { width: 1280, height: 860, colorScheme: 'dark', columns: 3, scale: 0.5 },
  phone: { width: 390, height: 844, colorScheme: 'light', columns: 7, scale: 0.7 },
} as const

/** Screens with an address, those that need a conversation first. */
const screens: Record<string, (page: Page, url: string) => Promise<void>> = {
  inbox: async (page, url) => {
    await page.goto(`${url}/console/#/inbox`)
    await page.locator('[data-conversation]').first().waitFor()
  },
  conversation: async (page) => {
    await page.locator('[data-conversation]').first().click()
    await page.locator('.composer').waitFor()
  },
  reports: async (page) => {
    await page.evaluate(() => {
      location.hash = '#/reports'
    })
    await page.locator('.bar').first().waitFor()
  },
  ...Object.fromEntries(
    Object.keys(consoleScreens).map((name) => [name, (page: Page) => openScreen(page, name)] as const),
  ),
}

interface Picture {
  name: string
  data: string
}

/** All pictures of a look on one sheet, each with its name. */
async function composeSheet(browser: Browser, pictures: readonly Picture[], look: keyof typeof looks): Promise<Buffer> {
  const { width, columns, scale } = looks[look]
  const each = Math.round(width * scale)
  const page = await browser.newPage({ viewport: { width: columns * (each + 12) + 12, height: 900 } })
  await page.setContent(
    `<!doctype html><title>Console</title><style>body{margin:12px;display:flex;flex-wrap:wrap;gap:12px;font:12px system-ui;background:#ddd}figure{margin:0}img{width:${each}px;display:block}</style>${pictures
      .map(({ name, data }) => `<figure><img src="data:image/png;base64,${data}">${name}</figure>`)
      .join('')}`,
  )
  const sheet = await page.screenshot({ fullPage: true, type: 'jpeg', quality: 55 })
  await page.close()
  return sheet
}

/** A shopper with a full cart who was handed over to a person. */
async function talk(browser: Browser, demo: Demo): Promise<Stage> {
  const stage = await openStage(browser, demo, 'light')
  await journey.fillCart(stage)
  await journey.assistantAnswers(stage)
  await journey.agentTakesOver(stage)
  return stage
}

/** Every screen of the console as its owner sees it, one sheet for each look; single pictures into `each`, where given. */
export async function shootConsole(browser: Browser, demo: Demo, folder: string, each?: string): Promise<void> {
  const rated = await talk(browser, demo)
  await journey.solveAndAskForEffort(rated)
  await journey.sendSurvey(rated)
  await rated.close()
  const stage = await talk(browser, demo)
  const agent = await stage.agent()
  for (const look of Object.keys(looks) as (keyof typeof looks)[]) {
    const { width, height, colorScheme } = looks[look]
    await agent.setViewportSize({ width, height })
    await agent.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const pictures: Picture[] = []
    for (const [name, open] of Object.entries(screens)) {
      await open(agent, demo.url)
      await agent.waitForTimeout(200)
      const picture = await agent.screenshot()
      if (each) writeFileSync(resolve(each, `${look}-${name}.png`), picture)
      pictures.push({ name, data: picture.toString('base64') })
    }
    writeFileSync(resolve(folder, `console-${look}.jpg`), await composeSheet(browser, pictures, look))
    console.log(`docs/screenshots/console-${look}.jpg`)
  }
  await stage.close()
}

if (import.meta.main) {
  const each = process.argv[2]
  const folder = resolve(projectRoot, 'docs/screenshots')
  if (each) mkdirSync(each, { recursive: true })
  const browser = await launchBrowser()
  const demo = await startDemo()
  try {
    await shootConsole(browser, demo, folder, each)
  } finally {
    await browser.close()
    await demo.stop()
  }
}
