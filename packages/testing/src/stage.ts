import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Demo } from './demo.ts'

/** The three ways every journey is walked. */
export const looks = {
  light: { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
} as const
export type Look = keyof typeof looks

/** A shopper's browser, an agent's browser, and the demo between them. */
export interface Stage {
  demo: Demo
  look: Look
  shopper: Page
  /** Signs the agent in at her own browser on the first call. */
  agent(): Promise<Page>
  /** Cuts or restores the shopper's network. */
  network(on: boolean): Promise<void>
  /** What the pages complained about: exceptions, console errors, CSP violations. */
  complaints: string[]
  close(): Promise<void>
}

function listen(page: Page, who: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`))
  page.on('console', (message) => {
    // A killed server or a cut network makes the browser itself log failed requests; that is what they are.
    const expected = /net::ERR_|WebSocket connection to|Failed to load resource/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(`${who}: ${message.text()}`)
  })
}

/** Opens two separate browser profiles on a running demo. */
export async function openStage(browser: Browser, demo: Demo, look: Look): Promise<Stage> {
  const complaints: string[] = []
  const shopperContext = await browser.newContext({ ...looks[look], locale: 'en-GB' })
  const shopper = await shopperContext.newPage()
  listen(shopper, 'shop', complaints)
  let agentContext: BrowserContext | undefined
  let agentPage: Promise<Page> | undefined
  const signIn = async () => {
    agentContext = await browser.newContext({
      ...looks[look],
      locale: 'en-GB',
      storageState: await agentState(browser, demo),
    })
    const page = await agentContext.newPage()
    listen(page, 'console', complaints)
    await page.goto(`${demo.url}/console/`)
    return page
  }
  return {
    demo,
    look,
    shopper,
    agent: () => {
      agentPage ??= signIn()
      return agentPage
    },
    network: (on) => shopperContext.setOffline(!on),
    complaints,
    close: async () => {
      await shopperContext.close()
      await agentContext?.close()
    },
  }
}

const states = new WeakMap<Demo, Promise<Awaited<ReturnType<BrowserContext['storageState']>>>>()

/** The link works once, so that the session it gives is shared by the stages of one demo. */
function agentState(browser: Browser, demo: Demo) {
  const known = states.get(demo)
  if (known) return known
  const fresh = (async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(demo.signInLink)
    await page.waitForURL(/\/console/)
    const state = await context.storageState()
    await context.close()
    return state
  })()
  states.set(demo, fresh)
  return fresh
}
