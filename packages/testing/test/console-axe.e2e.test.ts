import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../src/browser.ts'
import { consoleScreens, openScreen } from '../src/console-screens.ts'
import { type Demo, projectRoot, startDemo } from '../src/demo.ts'
import * as journey from '../src/journey.ts'
import { openStage, type Stage } from '../src/stage.ts'

const found = await findBrowser()
if (!found) console.warn('SKIPPED: axe on the console; no Chromium here and none could be had (set CHROME_PATH)')

const fromConsole = createRequire(resolve(projectRoot, 'packages/console/package.json'))
const axe = readFileSync(fromConsole.resolve('axe-core/axe.min.js'), 'utf8')

interface Result {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/** What axe finds wrong, as rule and element. Evaluated by the debugger, so that the page's CSP stays as it is. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as Result
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  )
}

/** Pixels by which the page is larger than its window: its panes scroll, it never does, and never sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, clientHeight } = document.documentElement
    const panes = Array.from(
      document.querySelectorAll('.list, .conversation, .shopper, main'),
      (pane) => pane.clientHeight,
    )
    return { wide: scrollWidth - clientWidth, high: Math.max(0, ...panes.map((height) => height - clientHeight)) }
  })

const wide = { width: 1280, height: 860 }
const narrow = { width: 320, height: 640 }
const looks = [
  ['light', wide],
  ['dark', wide],
  ['light', narrow],
  ['dark', narrow],
] as const

describe.skipIf(!found)('the console under axe', () => {
  let browser: Browser
  let demo: Demo
  let stage: Stage
  let agent: Page

  /** Two conversations: one solved and rated, for the report; one open, with cart and words. */
  beforeAll(async () => {
    browser = await launchBrowser()
    demo = await startDemo()
    const first = await openStage(browser, demo, 'light')
    await first.shopper.goto(demo.url)
    await journey.fillCart(first)
    await journey.assistantAnswers(first)
    await journey.agentTakesOver(first)
    await journey.solveAndAskForEffort(first)
    await journey.sendSurvey(first)
    await first.close()
    stage = await openStage(browser, demo, 'light')
    await journey.fillCart(stage)
    await journey.assistantAnswers(stage)
    await journey.agentTakesOver(stage)
    agent = await stage.agent()
  })
  afterAll(async () => {
    await stage?.close()
    await browser?.close()
    await demo?.stop()
  })

  const conversation = () => agent.locator('[data-conversation]').filter({ hasText: 'Yours' }).last()
  const goTo = async (hash: string) => {
    await agent.goto(`${demo.url}/console/${hash}`)
    await agent.reload()
  }
  const screens: Record<string, () => Promise<void>> = {
    inbox: async () => {
      await goTo('#/inbox')
      await conversation().waitFor()
    },
    conversation: async () => {
      await goTo('#/inbox')
      await conversation().click()
      await agent.getByText('thank you, the 8 it is').last().waitFor()
      const { bottom } = await agent.locator('.composer').evaluate((composer) => composer.getBoundingClientRect())
      expect(bottom).toBeLessThanOrEqual(agent.viewportSize()?.height ?? 0)
    },
    details: async () => {
      await screens.conversation?.()
      const button = agent.getByRole('button', { name: 'Details' })
      if (await button.isVisible()) await button.click()
      await agent.getByRole('complementary', { name: 'Shopper' }).getByText('Corsa red').first().waitFor()
    },
    'saved replies': async () => {
      await screens.conversation?.()
      await agent.getByRole('textbox', { name: 'Reply' }).fill('/')
      await agent.getByText('No saved replies yet.').waitFor()
    },
    reports: async () => {
      await goTo('#/reports')
      await agent.getByRole('table').first().waitFor()
    },
    palette: async () => {
      await goTo('#/inbox')
      await conversation().waitFor()
      await agent.keyboard.press('Control+k')
      await agent.getByRole('combobox').waitFor()
    },
    assign: async () => {
      await screens.conversation?.()
      await agent.getByRole('button', { name: 'Assign', exact: true }).click()
      await agent.getByRole('combobox').waitFor()
    },
    settings: async () => {
      await goTo('#/inbox')
      await agent.getByRole('link', { name: 'Settings' }).click()
      await agent.getByRole('main', { name: 'Settings' }).waitFor()
    },
    filter: async () => {
      await goTo('#/inbox?language=en')
      await agent.getByRole('button', { name: 'Filter' }).click()
      await agent.getByRole('dialog', { name: 'Filter' }).waitFor()
    },
    keys: async () => {
      await goTo('#/inbox')
      await conversation().waitFor()
      await agent.keyboard.press('?')
      await agent.getByRole('dialog', { name: 'Keyboard' }).waitFor()
    },
  }

  describe.each(looks)('%s, %o', (colorScheme, size) => {
    beforeAll(async () => {
      await agent.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await agent.setViewportSize(size)
    })

    test.each(Object.keys(consoleScreens))('%s', async (screen) => {
      await openScreen(agent, screen)
      expect(await violations(agent)).toEqual([])
      expect((await overflow(agent)).wide).toBe(0)
    })

    test.each(Object.keys(screens))('%s', async (screen) => {
      await screens[screen]?.()
      expect(await violations(agent)).toEqual([])
      expect(await overflow(agent)).toEqual({ wide: 0, high: 0 })
      expect(stage.complaints).toEqual([])
    })

    test('sign-in', async () => {
      const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.goto(`${demo.url}/console/`)
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      expect(await violations(page)).toEqual([])
      expect(await overflow(page)).toEqual({ wide: 0, high: 0 })
      await context.close()
    })
  })

  test('only the reader’s language is loaded, and the page says which it is', async () => {
    const context = await browser.newContext({ locale: 'et-EE' })
    const page = await context.newPage()
    const files: string[] = []
    page.on('request', (request) => files.push(request.url()))
    await page.goto(`${demo.url}/console/`)
    await page.getByRole('button', { name: 'Logi sisse' }).waitFor()
    const languages = files.flatMap((url) => /\/assets\/(en|et|pl|zh|ms|ru)-/.exec(url)?.[1] ?? [])
    expect([...new Set(languages)]).toEqual(['et'])
    expect(await page.locator('html').getAttribute('lang')).toBe('et')
    await context.close()
  })

  test('chosen colours win over the device’s and stay after a reload', async () => {
    await agent.emulateMedia({ colorScheme: 'light' })
    await agent.setViewportSize(wide)
    await screens.settings?.()
    await agent.getByRole('combobox', { name: 'Colours' }).selectOption('dark')
    const background = () => agent.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await background()
    await agent.reload()
    // Settings have an address of their own, which the reload keeps.
    await agent.getByRole('main', { name: 'Settings' }).waitFor()
    expect(await background()).toBe(dark)
    await screens.settings?.()
    await agent.getByRole('combobox', { name: 'Colours' }).selectOption('auto')
    expect(await background()).not.toBe(dark)
  })
})
