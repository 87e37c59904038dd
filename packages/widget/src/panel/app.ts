import type { Clock, VisitorClient } from '@deskbell/client'
import { type LocalText, pickText, type SiteConfig } from '@deskbell/protocol'
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Chats } from '../chat/chats.ts'
import type { PageFacts, PanelHost } from '../seams.ts'
import type { Speech } from './edge/load-messages.ts'
import type { Help } from './edge/site-files.ts'
import type { TabMemory } from './edge/tab-memory.ts'
import type { Parts } from './parts.ts'
import { goBack, goTo, type Route } from './route.ts'
import { createTranslate, type Translate } from './translate.ts'

/** What all screens share. Each fact has one writer: the composition root, or the action named beside it. */
export interface App {
  readonly host: PanelHost
  readonly clock: Clock
  readonly client: VisitorClient
  readonly chats: Chats
  readonly memory: TabMemory
  readonly locale: Signal<string>
  readonly speech: Signal<Speech>
  readonly t: ReadonlySignal<Translate>
  readonly open: Signal<boolean>
  /** The panel is the whole screen. */
  readonly phone: Signal<boolean>
  /** The page is in sight. */
  readonly visible: Signal<boolean>
  readonly config: Signal<SiteConfig | null>
  readonly help: Signal<Help | null>
  /** Of the shop's page; `undefined` before they were read, `null` where they are out of reach. */
  readonly facts: Signal<PageFacts | null | undefined>
  readonly helpFailed: Signal<boolean>
  readonly offline: Signal<boolean>
  /** What is being searched for. */
  readonly query: Signal<string>
  /** Run when the panel ends. */
  readonly ends: (() => void)[]
  readonly way: Signal<readonly Route[]>
  readonly route: ReadonlySignal<Route>
  go(route: Route): void
  back(): void
  close(): void
  /** An owner's text in the shopper's language. */
  say(text: LocalText): string
  siteName(): string
  assistantName(): string
  announce(text: string): void
  /** Opens the conversation one would go on with, or a new one; `words` become its draft. */
  openChat(which: 'current' | 'fresh', words?: string): void
  /** Code that comes when it is first needed; `null` while it travels. */
  readonly part: Parts['part']
  readonly fetchPart: Parts['fetchPart']
  readonly partFailed: Parts['partFailed']
  reload(): void
  /** Resolves when the site's files were read as far as they can be read now. */
  filesRead(): Promise<void>
  /** Speaks the language that was chosen, or else the page's, from now on. */
  turn(): Promise<void>
}

export type AppParts = Pick<App, 'host' | 'clock' | 'memory'>
/** What there is before anything is loaded. */
export type AppState = ReturnType<typeof createAppState> & Pick<App, 'client'>

/** The state of the panel, before anything is loaded. */
export function createAppState(parts: AppParts, firstLocale: string, firstSpeech: Speech) {
  const locale = signal(firstLocale)
  const speech = signal(firstSpeech)
  const config = signal<SiteConfig | null>(null)
  const way = signal<readonly Route[]>([{ at: 'home' }])
  const say = (text: LocalText) => pickText(text, locale.value, config.value?.defaultLanguage)
  const siteName = () => config.value?.name ?? ''
  return {
    ...parts,
    locale,
    speech,
    config,
    way,
    say,
    siteName,
    t: computed(() => createTranslate(speech.value)),
    route: computed<Route>(() => way.value.at(-1) ?? { at: 'home' }),
    ends: [] as (() => void)[],
    open: signal(false),
    phone: signal(false),
    visible: signal(true),
    help: signal<Help | null>(null),
    facts: signal<PageFacts | null | undefined>(undefined),
    helpFailed: signal(false),
    offline: signal(false),
    query: signal(''),
    assistantName: () => (config.value?.assistant ? say(config.value.assistant.name) : siteName()),
    go: (route: Route) => {
      way.value = goTo(way.value, route)
    },
    back: () => {
      way.value = goBack(way.value)
    },
  }
}
