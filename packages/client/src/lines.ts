import type { Author, Entry, EntryBody } from '@deskbell/protocol'
import type { OutboxRecord } from './outbox-record.ts'
import type { Line } from './types.ts'

/** How one side looks at the log. */
export interface Side {
  /** Whether the entry came from this side's own devices, which know it by its cid. */
  own(entry: Entry): boolean
  state(entry: Entry): Line['state']
  /** Author and body of an act that waits; `null` for acts that show no line. */
  waiting(record: OutboxRecord): Pick<Line, 'author' | 'body' | 'stream'> | null
}

/** Keeps lines whose entry and state did not change the same object, so that a screen draws only what is new. */
const made = new WeakMap<Entry, Line>()

/** Other words for an entry by its id; `null` where it was taken back. */
type Changes = ReadonlyMap<string, string | null>

/** What the log says of its own entries, then what still waits to be sent; what was taken back stays so. */
function readChanges(entries: readonly Entry[], records: readonly OutboxRecord[]): Changes {
  const changes = new Map<string, string | null>()
  const waiting = records.filter(({ failed }) => !failed).map(({ input }) => input as object)
  for (const what of [...entries.map(({ body }) => body), ...waiting]) {
    if (!('entry' in what)) continue
    const { entry, text = null } = what as { entry: string; text?: string }
    if (changes.get(entry) !== null) changes.set(entry, text)
  }
  return changes
}

function changedBody(body: EntryBody, text: string | null | undefined): EntryBody {
  if (text === null) return { kind: 'gone' }
  return text !== undefined && body.kind === 'text' ? { ...body, text } : body
}

function storedLine(entry: Entry, side: Side, changes: Changes): Line {
  const state = side.state(entry)
  const key = (side.own(entry) ? entry.cid : null) ?? entry.id
  const edit = changes.get(entry.id)
  const before = made.get(entry)
  if (before && before.state === state && before.key === key && before.edit === edit) return before
  const { cid, id, seq, stream, at, author } = entry
  const body = changedBody(entry.body, edit)
  const line: Line = { key, cid, id, seq, stream, at, author, body, state, error: null, edit }
  made.set(entry, line)
  return line
}

function waitingLine(record: OutboxRecord, side: Side): Line | null {
  const shown = side.waiting(record)
  if (!shown) return null
  const { cid, at, failed, error } = record
  return { key: cid, cid, id: null, seq: null, at, ...shown, state: failed ? 'failed' : 'waiting', error }
}

/** The rows of a thread: the log in its order, then one's own that still wait. */
export function decideLines(entries: readonly Entry[], records: readonly OutboxRecord[], side: Side): Line[] {
  const cids = new Set<string>()
  for (const entry of entries) if (entry.cid) cids.add(entry.cid)
  const changes = readChanges(entries, records)
  const waiting = records.filter((record) => !cids.has(record.cid)).map((record) => waitingLine(record, side))
  const stored = entries.filter(({ body }) => !('entry' in body))
  return [...stored.map((entry) => storedLine(entry, side, changes)), ...waiting.filter((line) => line !== null)]
}

/** Two streams as one list by time, each in its own order whatever the clock said. */
export function mergeByTime(one: readonly Entry[], other: readonly Entry[]): Entry[] {
  const merged: Entry[] = []
  let i = 0
  for (const entry of one) {
    for (let note = other[i]; note && note.at < entry.at; note = other[++i]) merged.push(note)
    merged.push(entry)
  }
  return [...merged, ...other.slice(i)]
}

/** How far the other side has got with an own entry. */
export const progress = (seq: number, delivered: number, read: number): Line['state'] =>
  seq <= read ? 'read' : seq <= delivered ? 'delivered' : 'sent'

/** The entry that an acknowledgement tells of, made from what was sent. */
export function storedEntry(
  stored: Record<string, unknown>,
  sent: { conversation: string; stream: Entry['stream']; body: EntryBody },
  author: Author,
): Entry | null {
  const { id, cid, seq, at } = stored
  return typeof id === 'string' && typeof cid === 'string' && typeof seq === 'number' && typeof at === 'number'
    ? { id, cid, seq, at, author, ...sent }
    : null
}
