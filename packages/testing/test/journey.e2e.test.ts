import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { type Demo, startDemo } from '../src/demo.ts'
import * as journey from '../src/journey.ts'
import { type Look, looks, openStage, type Stage } from '../src/stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: the browser journeys; no Chromium here and none could be had (set CHROME_PATH)')

describe.skipIf(!found)('the journey in a real browser', () => {
  let browser: Browser
  let demo: Demo
  let stage: Stage | undefined
  /** Surveys answered so far at this demo. */
  let answers = 0

  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })
  afterEach(async () => {
    const complaints = stage?.complaints ?? []
    await stage?.close()
    stage = undefined
    expect(complaints).toEqual([])
  })
  const open = async (look: Look) => {
    stage = await openStage(browser, demo, look)
    return stage
  }

  test.each(Object.keys(journey.greetings) as journey.Language[])(
    '1 a greeting knows the cart, in %s',
    async (language) => {
      await journey.greetingKnowsTheCart(await open('light'), language)
    },
  )

  test('1 "two sizes" leads to size help with both sizes named', async () => {
    await journey.greetingLeadsToSizeHelp(await open('light'))
  })

  describe.each(Object.keys(looks) as Look[])('%s', (look) => {
    test('1 a greeting knows the cart and "Not now" silences it', async () => {
      await journey.greetingKnowsTheCart(await open(look))
    })
    test('2 help finds through typos, with and without network', async () => {
      await journey.helpFindsThroughTypos(await open(look))
    })
    test('3 the assistant answers with its source and leads to a person', async () => {
      const at = await open(look)
      await at.shopper.goto(demo.url)
      await journey.assistantAnswers(at)
    })
    test('4 the agent sees it come, takes it and replies', async () => {
      const at = await open(look)
      await journey.fillCart(at)
      await journey.assistantAnswers(at)
      await journey.agentTakesOver(at)
    })
    test('5 nothing is lost when the server is killed and the page reloaded', async () => {
      const at = await open(look)
      await journey.fillCart(at)
      await journey.assistantAnswers(at)
      await journey.agentTakesOver(at)
      await journey.survivesSigkill(at)
    })
    test('all of it, with the survey in the report', async () => {
      const at = await open(look)
      await journey.greetingKnowsTheCart(at)
      await journey.helpFindsThroughTypos(at)
      await journey.assistantAnswers(at)
      await journey.agentTakesOver(at)
      await journey.survivesSigkill(at)
      answers += 1
      await journey.surveyEndsInTheReport(at, answers)
    })
    test('6 CES appears, follows up by score and counts in the report', async () => {
      const at = await open(look)
      await journey.fillCart(at)
      await journey.assistantAnswers(at)
      await journey.agentTakesOver(at)
      answers += 1
      await journey.surveyEndsInTheReport(at, answers)
    })
  })
})
