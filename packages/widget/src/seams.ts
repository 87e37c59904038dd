import type { VisitorClient } from '@deskbell/client'
import type { Cart, GreetingReply, PageView } from '@deskbell/protocol'
import type { Emit } from './launcher/event-map.ts'
import type { Translate } from './panel/translate.ts'

/**
 * Where the widget's chunks meet: types only. The launcher chunk is on the page first and owns the host element,
 * the options and the events; it loads the greetings chunk (no Preact) and, on the first open, the panel chunk.
 */

/** Settings after `data-*`, `DeskbellSettings` and `boot()` were merged and checked (`launcher/options.ts`). */
export interface WidgetOptions {
  siteKey: string
  /** Origin of the server, without a slash at the end. */
  baseUrl: string
  /** Language asked for, or `null`: from the page, then the browser. */
  locale: string | null
  position: 'left' | 'right'
  theme: 'light' | 'dark' | 'auto'
  /** The shop's one colour, `#rrggbb`, or `null` for ours. */
  accent: string | null
  /** A whole number, in an attribute as text. */
  zIndex: number | string
  /** `default`, `hidden`, or a selector of the page's own launchers. */
  launcher: string
  /** What the launcher is called before the panel's words are there. */
  label: string
  /** `off`, `on` (the site's rules from the server), or the address of a rule file. */
  greetings: string
  /** Platform whose cart is read; `none` reads none. */
  platform: string
  debug: boolean
  /** What was given besides, for the `more` chunk to read. */
  more?: Record<string, unknown>
}

/** What the shopper agreed to beyond what the conversation itself needs. */
export interface Consent {
  /** Greeting counters beyond the visit, and the page and cart shown to who answers. */
  preferences: boolean
  /** Events told to the page's `dataLayer`. */
  analytics: boolean
}

/** Words on their way; a hook may change them. */
export interface HookedMessage {
  text: string
}
/** Gives the message, changed or not; `null` drops it. */
export type Hook = (message: HookedMessage) => HookedMessage | null
export interface Hooks {
  /** The shopper's words, before they are kept and sent. */
  beforeSend?: Hook
  /** Words of others, before they are shown. */
  beforeDisplay?: Hook
}

/** A call that is no act. */
export type Said = readonly [
  verb: 'page' | 'set' | 'track' | 'consent' | 'use' | 'identify',
  given: unknown,
  more?: unknown,
]

/** What few shops set, read and at work. */
export interface More {
  /** Custom properties of the panel, `--db-…`. */
  properties: Readonly<Record<string, string>>
  /** Texts of the owner's by key, in a language. */
  textsFor(locale: string): Readonly<Record<string, string>>
  /** The panel stands in the page, and is always open. */
  inline: boolean
  /** Connects with the page. */
  eager: boolean
  /** Help and nothing else: no conversation is offered, and nothing connects. */
  helpOnly?: HelpOnly | undefined
}

/** Where no conversation is offered: a client that never connects, a panel whose acts lead to help. */
export type HelpOnly = <T extends VisitorClient | Panel>(whole: T) => T

export type View =
  | ('home' | 'messages' | 'help' | 'faq' | 'you' | 'chat')
  | `faq/${string}`
  | `chat/${string}`
  | `survey/${string}`

/** What the page is and holds, as observed by the launcher chunk's edge; listeners are told of changes. */
export interface PageFacts {
  page(): PageView
  referrer(): string | null
  /** `null` is unknown, not empty. */
  cart(): Cart | null
  onChange(run: () => void): () => void
}

/** What the launcher chunk gives to the panel chunk. */
export interface PanelHost {
  /** The widget's own shadow root; the panel adds its container and its style sheet. */
  root: ShadowRoot
  options: WidgetOptions
  /** Best language for texts, e.g. `et`; changes at run time are told by `onLocale`. */
  locale(): string
  onLocale(run: (locale: string) => void): () => void
  /** What the page is and holds; watching it begins with the first who asks. */
  facts(): Promise<PageFacts>
  /** Tells the page: `emit('message:sent', { … })`. Never throws. */
  emit: Emit
  /** The panel speaks a language now: what it is asked is said in it. */
  speaks(t: Translate): void
  /** The panel closed itself (button, Esc): launcher state, focus back. */
  closed(): void
  setUnread(count: number): void
  /** What it is made for will open it: it stands at once, and is filled in the next frame. */
  opens?: boolean
  /** What few shops set. */
  more?: More | undefined
  /** What the shopper agreed to. */
  agreed(): Promise<Consent>
}

/** A greeting that was answered: the conversation begins with it. */
export interface AnsweredGreeting {
  id: string
  variant: string | null
  text: string
  /** What the greeting knew, e.g. `sizes`: its flow speaks of it. */
  vars?: Readonly<Record<string, string>>
  label: string
  reply: GreetingReply
}

/** What the launcher chunk may ask of the panel chunk. */
export interface Panel {
  show(view?: View): void
  hide(): void
  isOpen(): boolean
  send(text: string): void
  prefill(text: string): void
  search(query: string): void
  /** Opens the conversation with the greeting's words and the shopper's answer, or the survey that it asks. */
  answerGreeting(greeting: AnsweredGreeting): void
  /** Changes words on their way from now on. */
  use(hooks: Hooks): Promise<void>
  connect(): void
  /** Who the page says its shopper is. */
  setPerson: VisitorClient['setPerson']
  recordGreeting(record: {
    greeting: string
    variant: string | null
    act: 'shown' | 'engaged' | 'dismissed' | 'goal' | 'control'
  }): void
  get(key: 'unread' | 'connection' | 'conversationId' | 'availability'): unknown
  logout(): Promise<void>
  destroy(): void
}

export type CreatePanel = (host: PanelHost) => Promise<Panel>
