import type { ErrorCode, ServerToVisitor, VisitorCommand } from '@deskbell/protocol'
import type { ConnectionState, VisitorConnection } from '../types.ts'

export type Answered = Awaited<ReturnType<VisitorConnection['request']>>
export type EventName = keyof ServerToVisitor & string

/** How the one connection is. */
export interface Standing {
  state: ConnectionState
  refused: ErrorCode | null
  /** Which connection and session of it; another one means that everybody says again who they are. */
  turn: string
  /** The tab that knows it already. */
  but?: string | undefined
}

/** What tabs that share a connection say to each other. A change of it wants another `wordsVersion`. */
export type Word =
  /** Who leads, and how is the connection? Said by a tab that comes, and by one that was not answered. */
  | { kind: 'hello' }
  | ({ kind: 'standing' } & Standing)
  | {
      kind: 'ask'
      from: string
      /** The standing that it was asked under: under another one it may be another person's. */
      turn: string
      id: string
      command: VisitorCommand
      input: unknown
      ms: number
      /** When nobody waits for the answer any more. */
      until: number
    }
  /** No `answer`: it is unknown. `apart`: this connection is somebody else's. */
  | { kind: 'answer'; to: string; id: string; answer?: Answered; apart?: boolean }
  | { kind: 'event'; event: EventName; args: unknown[] }

/** Tabs whose code says other words have a connection of their own kind. */
export const wordsVersion = 1

/** A tab's part in it: the one that has the connection, or one of those that speak through it. */
export interface Part {
  request: VisitorConnection['request']
  hear(word: Word): void
  /** The person or the network is back: make sure that it works. */
  wake(): void
  end(): void
}

/** What a part tells its tab. */
export interface Tab {
  id: string
  /** Events that this tab listens to. */
  events(): Iterable<EventName>
  emit(event: EventName, args: unknown[]): void
  stand(standing: Standing): void
  say(word: Word): void
  /** This connection is somebody else's. */
  apart(): void
}
