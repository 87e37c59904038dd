import type { Greeting, GreetingRules } from '@deskbell/protocol'
import { vi } from 'vitest'
import { createEvents } from '../../launcher/events.ts'
import { createShell, type Shell } from '../../launcher/shell.ts'
import type { WidgetOptions } from '../../seams.ts'
import { type Greetings, start as startGreetings } from '../index.ts'

/** A launcher on a page of its own with greetings on; what the page hears and the core is asked is written down. */
export interface Stage {
  shell: Shell
  greetings: Greetings
  heard: string[]
  asked: unknown[][]
  card(): HTMLElement | null
  button(name: string): HTMLElement
  open(): void
  close(): void
}

const corner = { x: 900, y: 700, width: 54, height: 54, top: 700, left: 900, right: 954, bottom: 754 }

const options: WidgetOptions = {
  ...{ siteKey: 'rosso', baseUrl: 'https://desk.example', locale: 'en', position: 'right', theme: 'light' },
  ...{ accent: null, zIndex: 10, label: 'Chat', launcher: 'default', greetings: 'on', platform: 'none', debug: false },
}

export const hello: Greeting = {
  id: 'hello',
  when: {},
  show: {
    text: { en: 'Hello <b>there</b>', et: 'Tere' },
    replies: [{ label: 'Help me' }, { label: 'Not now', dismiss: true }],
  },
}

/** No limits in the way, unless the test is about them. */
export const rulesOf = (greetings: Greeting[], over: Partial<GreetingRules> = {}): GreetingRules => ({
  version: 1,
  limits: { firstAfterSeconds: 0, secondsBetween: 0, perPage: 99, perSession: 99, perWeek: 99 },
  greetings,
  ...over,
})

/** What `fetch` answers from now on. */
export const serve = (body: unknown, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))

export function createStage(over: Partial<WidgetOptions> = {}, said: Shell['said'] = []): Omit<Stage, 'greetings'> {
  const events = createEvents()
  const heard: string[] = []
  const asked: unknown[][] = []
  events.on('*', ({ name }) => heard.push(`${name}`))
  // A shopper, not a test: greetings keep away from automated browsers.
  Object.defineProperty(navigator, 'webdriver', { value: false, configurable: true })
  // Without a layout nothing has a place: the launcher gets one.
  document.elementsFromPoint ??= () => []
  const noop = () => {}
  const shell = createShell({ ...options, ...over }, said, events, noop, noop)
  shell.button.getBoundingClientRect = () => ({ ...corner, toJSON: () => corner })
  const setOpen = (isOpen: boolean) => {
    shell.set({ isOpen })
    events.emit(isOpen ? 'panel:opened' : 'panel:closed')
  }
  const card = () => shell.root.querySelector<HTMLElement>('.greeting')
  return {
    shell,
    heard,
    asked,
    card,
    button: (name) =>
      [...(card()?.querySelectorAll('button') ?? [])].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
      )!,
    open: () => setOpen(true),
    close: () => setOpen(false),
  }
}

/** Starts greetings on a stage; `rules` is what the server answers. */
export async function start(rules: unknown, over: Partial<WidgetOptions> = {}, said?: Shell['said']): Promise<Stage> {
  serve(rules)
  const stage = createStage(over, said)
  const greetings = await startGreetings(stage.shell, async (...args) => void stage.asked.push(args))
  return { ...stage, greetings }
}

/** Until the card's own chunk came and all that was due had its moment. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 120))
