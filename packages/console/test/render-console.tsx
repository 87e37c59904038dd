import { act, type RenderResult, render } from '@testing-library/preact'
import { createDesk, type Desk } from '../src/desk.ts'
import { App } from '../src/frame/app.tsx'
import { loadScreens } from '../src/frame/screens.ts'
import { listenToKeys } from '../src/keyboard/listen.ts'
import { loadCharts } from '../src/reports/charts/parts.ts'
import { pages } from '../src/setup/install-section.tsx'
import { kept } from '../src/shopper/parts.ts'
import type { Texts } from '../src/text/say.ts'
import { DeskContext } from '../src/use-desk.ts'
import { createFakeAgent, createFakeWorld, type Fake, type FakeWorld, readTexts } from './fake-world.ts'

// Screens that are fetched when they are needed are there from the start, so that tests draw them at once.
await Promise.all([loadScreens(), loadCharts(), pages.load(), kept.load(), import('../src/reports/read-surveys.ts')])

export interface Shown extends RenderResult {
  fake: Fake
  world: FakeWorld
  desk: Desk
  /** Presses a key where focus is. */
  press(key: string, more?: KeyboardEventInit): void
  end(): void
}

/** The whole console on a fake world. */
export function renderConsole(
  prepare: (fake: Fake) => void = () => {},
  hash?: string,
  more?: Parameters<typeof createFakeWorld>[2] & { first?: Texts },
): Shown {
  const fake = createFakeAgent()
  prepare(fake)
  const world = createFakeWorld(fake, hash, more)
  const first = more?.first
  const desk = createDesk(world, {
    language: 'en',
    texts: first ?? readTexts('en'),
    parts: first ? ['first'] : ['first', 'later', 'reports'],
  })
  const stop = desk.start()
  const stopKeys = listenToKeys(desk, document)
  const view = render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
  )
  return {
    ...view,
    fake,
    world,
    desk,
    press(key, init = {}) {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
    },
    end() {
      view.unmount()
      stopKeys()
      stop()
    },
  }
}

/** Lets answers arrive and the screen follow. */
export const settle = (run: () => void = () => {}): Promise<void> =>
  act(async () => {
    run()
    await new Promise((done) => setTimeout(done))
  })
