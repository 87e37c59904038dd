import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import * as journey from '../src/journey.ts'
import { openStage, type Stage } from '../src/stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: the assistant without its server; no Chromium here (set CHROME_PATH)')

describe.skipIf(!found)('the assistant without its server, in a real browser', () => {
  let browser: Browser
  let demo: Demo
  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  test('F70 S2 answers with its source, admits what it does not know, and hands over, in two tabs', async () => {
    const stage = await openStage(browser, demo, 'light')
    try {
      const other: Stage = { ...stage, shopper: await stage.shopper.context().newPage() }
      await other.shopper.goto(demo.url)
      await stage.shopper.goto(demo.url)
      // What is fetched soon after the first opening is there when the network is not.
      const fetched = ['help', 'assistant'].map((name) =>
        stage.shopper.waitForResponse((response) => response.url().includes(`/assets/${name}-`), { timeout: 30_000 }),
      )
      await journey.openPanel(stage)
      await Promise.all(fetched)
      await journey.startConversation(stage)
      await journey.answers(stage, 'how can I send back shoes that do not fit?')
      await demo.kill()
      for (const tab of [stage, other]) {
        await journey.startConversation(tab)
        await journey.answers(tab, 'how do I exchange shoes for another size?')
        await journey.admits(tab, 'do you sell umbrellas?')
      }
      await journey.fetchesPerson(stage, 'could I please talk to a human')
      expect(stage.complaints).toEqual([])
    } finally {
      await demo.restart()
      await stage.close()
    }
  })
})
