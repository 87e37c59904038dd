import type { SiteConfig } from '@deskbell/protocol'
import type { PanelHost } from '../../../seams.ts'
import { createPanelFrom } from '../../create-panel.tsx'
import * as fakes from '../fake-client.ts'
import { createFakeHost, createMemory } from '../fake-host.ts'
import { createFakeFiles, config as standard } from '../fake-site.ts'
import { questionKinds } from './question-kinds.ts'
import { dialogs, type State, states } from './states.ts'

/** One panel in one state: its world, and hands to bring it there. */
export interface Stand {
  client: fakes.FakeClient
  config: SiteConfig
  mari: typeof fakes.mari
  visitor: typeof fakes.visitor
  assistant: typeof fakes.assistant
  conversationOf: typeof fakes.conversationOf
  reach: { files(reached: boolean): void }
  click(selector: string): void
  type(selector: string, text: string): void
  until(selector: string): Promise<void>
}

export interface Look {
  theme: 'light' | 'dark'
  locale: string
}

/** Panels stand in the page, beside each other, so that one look sees all of them. */
const frame = `:host{display:block!important}
  .panel.panel{position:relative!important;inset:auto!important;inline-size:min(392px,100vw)!important;block-size:680px!important;animation:none}
  .screen,.msg{animation:none!important}`

async function mount(name: string, { before, view, shows, act }: State, look: Look): Promise<void> {
  const host = createFakeHost({ ...look, greetings: 'on' })
  host.root.host.setAttribute('data-state', name)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(frame)
  const clock = fakes.createHandClock()
  const client = fakes.createFakeClient(clock)
  const find = (selector: string) => host.root.querySelector<HTMLElement>(`.panel ${selector}`)
  let reached = true
  const stand: Stand = {
    ...{ client, config: structuredClone(standard), mari: fakes.mari, visitor: fakes.visitor },
    ...{ assistant: fakes.assistant, conversationOf: fakes.conversationOf },
    reach: {
      files(is) {
        reached = is
      },
    },
    click: (selector) => find(selector)?.click(),
    type(selector, text) {
      const field = find(selector) as HTMLInputElement
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    async until(selector) {
      for (let tries = 0; !find(selector); tries++) {
        if (tries > 600) throw new Error(`${name}: ${selector} never came`)
        await new Promise((ok) => setTimeout(ok, 10))
      }
    },
  }
  before?.(stand)
  const more = { properties: {}, textsFor: () => ({}), inline: true, eager: false }
  const panel = await createPanelFrom({
    ...{ host: Object.assign(host, { more }) as PanelHost, clock, memory: createMemory() },
    files: {
      ...createFakeFiles(reached),
      async config(take) {
        if (reached) take(stand.config)
        return reached
      },
      help: reached ? createFakeFiles().help : async () => false,
    },
    openClient: () => client,
  })
  host.root.adoptedStyleSheets = [...host.root.adoptedStyleSheets, sheet]
  panel.show(view as 'home')
  await stand.until(shows)
  // The screen takes the focus first.
  for (const _frame of [1, 2]) await new Promise((ok) => requestAnimationFrame(ok))
  await act?.(stand)
}

async function showAll(all: Record<string, State>, look: Look): Promise<string[]> {
  for (const [name, state] of Object.entries(all)) await mount(name, state, look)
  await new Promise((ok) => setTimeout(ok, 100))
  return Object.keys(all)
}

/** Puts every state into the page, in one look. Resolves when all are there. */
export const show = (look: Look) => showAll(states, look)

/** The same with a survey of each kind of question. */
export const showQuestions = (look: Look) => showAll(questionKinds, look)

/** The same with what takes the page for itself. */
export const showDialogs = (look: Look) => showAll(dialogs, look)
