import type { Cart, GreetingReply, PageView } from '@deskbell/protocol'
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
  zIndex: number
  launcher: 'default' | 'hidden'
  /** `off`, `on` (the site's rules from the server), or the address of a rule file. */
  greetings: string
  /** Platform whose cart is read; `none` reads none. */
  platform: string
  debug: boolean
}

export type View = 'home' | 'messages' | 'help' | 'chat' | `faq/${string}` | `chat/${string}`

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
  emit(name: string, payload: Record<string, unknown>): void
  /** The panel speaks a language now: what it is asked is said in it. */
  speaks(t: Translate): void
  /** The panel closed itself (button, Esc): launcher state, focus back. */
  closed(): void
  setUnread(count: number): void
}

/** A greeting that was answered: the conversation begins with it. */
export interface AnsweredGreeting {
  id: string
  variant: string | null
  text: string
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
  /** Opens the conversation with the greeting's words and the shopper's answer. */
  answerGreeting(greeting: AnsweredGreeting): void
  recordGreeting(record: { greeting: string; variant: string | null; act: 'shown' | 'engaged' | 'dismissed' }): void
  get(key: 'unread' | 'connection' | 'conversationId'): unknown
  logout(): Promise<void>
  destroy(): void
}

export type CreatePanel = (host: PanelHost) => Promise<Panel>
