import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../src/axe.ts'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import * as journey from '../src/journey.ts'
import { type Look, openStage, type Stage } from '../src/stage.ts'

const found = await findBrowser()
if (!found)
  console.warn('SKIPPED: accessibility of the widget; no Chromium here and none could be had (set CHROME_PATH)')

/** The host element is the last child of `<html>`; all of ours is inside it. */
const ours = ['html > div:last-of-type']
const cases = [
  { look: 'light', rtl: false, narrow: false },
  { look: 'dark', rtl: false, narrow: false },
  { look: 'light', rtl: true, narrow: false },
  { look: 'dark', rtl: true, narrow: true },
  { look: 'phone', rtl: false, narrow: true },
] satisfies { look: Look; rtl: boolean; narrow: boolean }[]

describe.skipIf(!found)('axe finds no barrier in the widget', () => {
  let browser: Browser
  let demo: Demo
  let stage: Stage | undefined

  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })
  afterEach(() => stage?.close())

  test.each(cases)('$look, right to left: $rtl, 320 px: $narrow', async ({ look, rtl, narrow }) => {
    const at = await openStage(browser, demo, look)
    stage = at
    if (narrow) await at.shopper.setViewportSize({ width: 320, height: 700 })
    if (rtl) await at.shopper.addInitScript(() => addEventListener('DOMContentLoaded', () => (document.dir = 'rtl')))
    const found: Record<string, string[]> = {}
    const check = async (state: string) => {
      await at.shopper.waitForTimeout(350)
      found[state] = await findBarriers(at.shopper, ours)
    }
    await journey.fillCart(at)
    await check('launcher')
    await journey.greeting(at).waitFor({ state: 'attached' })
    await check('greeting')
    await journey.openPanel(at)
    await check('home')
    await journey.search(at, 'retrun shose')
    await check('help')
    await journey.openFirstHit(at)
    await check('article')
    await journey.assistantAnswers(at)
    await check('conversation')
    await journey.agentTakesOver(at)
    await check('with a person')
    await journey.solveAndAskForEffort(at)
    await check('survey')
    await journey.sendSurvey(at)
    await check('survey sent')
    expect(Object.fromEntries(Object.entries(found).filter(([, barriers]) => barriers.length > 0))).toEqual({})
  })
})
