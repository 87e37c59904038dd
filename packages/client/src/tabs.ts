import type { Entry } from '@deskbell/protocol'

/** What one tab lets the others of the same site know. Hints only: a lost one is made good by the log. */
export type Notice =
  /** The outbox in the storage changed. */
  | { kind: 'outbox' }
  /** An own entry was stored. */
  | { kind: 'entry'; entry: Entry }
  /** What was read or answered in a conversation changed. */
  | { kind: 'meta'; conversation: string }
  | { kind: 'forgotten' }

/** The other tabs of the same site in this browser. */
export interface Tabs {
  /** Runs while no other tab runs anything under the same name; a tab that dies makes room. */
  alone(name: string, run: () => Promise<void>): Promise<void>
  tell(notice: Notice): void
  onTold(run: (notice: Notice) => void): () => void
  close(): void
}

/** For where tabs cannot know of each other. Sending is still safe: the server knows every cid. */
export const soloTabs: Tabs = {
  alone: (_name, run) => run(),
  tell: () => {},
  onTold: () => () => {},
  close: () => {},
}
