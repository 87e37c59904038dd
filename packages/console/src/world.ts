import type { AgentClient, Clock } from '@deskbell/client'
import type { Answer, FileRef } from '@deskbell/protocol'
import type { ReadonlySignal } from '@preact/signals'
import type { Language } from './text/languages.ts'
import type { TextPart, Texts } from './text/say.ts'

/** Small texts this browser keeps between reloads; where it cannot, they last as long as the page. */
export interface Memory {
  get(key: string): string | null
  set(key: string, value: string): void
  delete(key: string): void
  keys(prefix: string): string[]
}

/** The part of the address after `#`. */
export interface Place {
  readonly hash: ReadonlySignal<string>
  go(hash: string): void
}

export type SignInResult = 'ok' | 'refused' | 'code' | 'slow' | 'unreachable'

/** The cookie session; its cookie is out of reach for scripts, so that all of this goes through requests. */
export interface Session {
  /** `code` is of the second factor; the result `code` asks for one, or for another. */
  signIn(email: string, password: string, code?: string): Promise<SignInResult>
  /** Whether the company's own service may be used, too; false when the server could not be asked. */
  byCompany(): Promise<boolean>
  /** False when the server could not be asked. */
  signOut(): Promise<boolean>
  /** Starts over with the cookie as it is now. */
  restart(): void
}

/** The document around the console. */
export interface Page {
  setTitle(title: string): void
  /** Which language the page is in, for readers and hyphenation. */
  setLanguage(tag: string): void
  /** `auto` follows the device. */
  setTheme(theme: 'auto' | 'light' | 'dark'): void
  /** How many wait, on the tab's icon; 0 takes the badge away. */
  setBadge(count: number): void
  /** Runs whenever the person does something on the page; returns how to stop. */
  onStir(run: () => void): () => void
  /** Gives the person a file of text. */
  download(name: string, type: string, text: string): void
  /** Puts a text where it can be pasted from; false where the browser forbids it. */
  copy(text: string): Promise<boolean>
}

/** `waiting`: somebody asks for a person. `words`: somebody writes in a conversation of one's own. */
export type Ring = 'waiting' | 'words'

/** The sounds. Browsers play none before the first click or key on the page. */
export interface Bell {
  ring(ring: Ring): void
}

export interface Notice {
  title: string
  body: string
  /** A newer notice with the same tag takes the place of the older one. */
  tag: string
  /** What a click on it leads to. */
  open(): void
}

/** The device's notifications. */
export interface Notices {
  readonly permission: ReadonlySignal<'granted' | 'denied' | 'default' | 'missing'>
  /** Asks the person; browsers answer only right after a click. */
  ask(): Promise<void>
  show(notice: Notice): void
}

/** Sends a file's content; `part` is told from 0 to 1. Never rejects. */
export type UploadFile = (
  cid: string,
  file: File,
  part: (done: number) => void,
  stop: AbortSignal,
) => Promise<Answer<{ file: FileRef }>>

/** Everything outside of the console that it needs; tests pass their own. */
export interface World {
  client: AgentClient
  clock: Clock
  /** Languages the person prefers, best first. */
  wishes: readonly string[]
  /** Sentences of a language: those of the first screen, or the others. Rejects when the server cannot be reached. */
  loadTexts(language: Language, part: TextPart): Promise<Partial<Texts>>
  place: Place
  memory: Memory
  session: Session
  page: Page
  bell: Bell
  notices: Notices
  /** Whether somebody can see the page. */
  visible: ReadonlySignal<boolean>
  /** True on Apple keyboards, where ⌘ sends. */
  apple: boolean
  /** Where the console came from. */
  origin: string
  /** IANA name of the person's time zone. */
  zone: string
  /** The site's public settings, unchecked. Rejects when the server cannot be reached. */
  loadSite(key: string): Promise<unknown>
  uploadFile: UploadFile
  /** A new id that no other device makes. */
  newId(): string
  /** Forgets what still waited to be sent from this browser. */
  forgetUnsent(): Promise<void>
}
