import type { AgentClient, Clock } from '@deskbell/client'
import type { ReadonlySignal } from '@preact/signals'

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

export type SignInResult = 'ok' | 'refused' | 'slow' | 'unreachable'

/** The cookie session; its cookie is out of reach for scripts, so that all of this goes through requests. */
export interface Session {
  signIn(email: string, password: string): Promise<SignInResult>
  /** False when the server could not be asked. */
  signOut(): Promise<boolean>
  /** Starts over with the cookie as it is now. */
  restart(): void
}

/** Everything outside of the console that it needs; tests pass their own. */
export interface World {
  client: AgentClient
  clock: Clock
  /** Language tag for dates and numbers. */
  locale: string
  place: Place
  memory: Memory
  session: Session
  /** Whether somebody can see the page. */
  visible: ReadonlySignal<boolean>
  /** True on Apple keyboards, where ⌘ sends. */
  apple: boolean
  /** The site's public settings, unchecked. Rejects when the server cannot be reached. */
  loadSite(key: string): Promise<unknown>
  setTitle(title: string): void
}
