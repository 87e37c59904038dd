import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { consoleScreens, openScreen } from './console-screens.ts'
import { type Demo, projectRoot, startDemo } from './demo.ts'
import * as journey from './journey.ts'
import { composeOverview } from './overview.ts'
import { shootGreetings, shootQuestions } from './part-screenshots.ts'
import { type Look, looks, openStage, type Stage } from './stage.ts'

const folder = resolve(projectRoot, 'docs/screenshots')

const shoot = async (page: Page, name: string) => {
  // Whatever moves has come to rest.
  await page.waitForTimeout(400)
  await page.screenshot({ path: resolve(folder, `${name}.png`) })
  console.log(`docs/screenshots/${name}.png`)
}

/** Walks the journey once in one look and takes a picture of every state on the way. */
async function walk(browser: Browser, demo: Demo, look: Look): Promise<void> {
  const stage = await openStage(browser, demo, look)
  const shop = (name: string) => shoot(stage.shopper, `${look}-${name}`)
  try {
    await journey.fillCart(stage)
    await journey.greeting(stage).waitFor()
    await shop('greeting')
    await journey.openPanel(stage)
    await shop('home')
    await journey.search(stage, 'retrun shose')
    await shop('help')
    await stage.network(false)
    await journey.search(stage, 'refnd')
    await shop('help-offline')
    await stage.network(true)
    await journey.search(stage, 'retrun shose')
    await journey.openFirstHit(stage)
    await shop('article')
    await journey.assistantAnswers(stage)
    await shop('conversation-assistant')
    await walkWithAgent(stage, shop)
  } finally {
    await stage.close()
  }
}

async function walkWithAgent(stage: Stage, shop: (name: string) => Promise<void>): Promise<void> {
  await journey.agentTakesOver(stage)
  await shop('conversation-person')
  const agent = await stage.agent()
  await shoot(agent, `${stage.look}-console-inbox`)
  await journey.solveAndAskForEffort(stage)
  await shop('survey')
  await journey.sendSurvey(stage)
  await journey.openReports(stage)
  await shoot(agent, `${stage.look}-console-reports`)
  for (const name of Object.keys(consoleScreens)) {
    await openScreen(agent, name)
    await shoot(agent, `${stage.look}-console-${name}`)
  }
}

mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
const demo = await startDemo()
try {
  for (const look of Object.keys(looks) as Look[]) await walk(browser, demo, look)
  await composeOverview(browser, folder)
  await shootQuestions(browser)
  await shootGreetings(browser, demo)
} finally {
  await browser.close()
  await demo.stop()
}
