import type { Author, Entry, EntryBody } from '@deskbell/protocol'
import { type Change, changedBody, isChange, readChanges } from './changes.ts'
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
const made = new WeakMap<Entry, { line: Line; says: string }>()

const says = (change: Change | undefined): string => (change ? JSON.stringify(change) : '')

function storedLine(entry: Entry, side: Side, change: Change | undefined): Line {
  const state = side.state(entry)
  const key = (side.own(entry) ? entry.cid : null) ?? entry.id
  const before = made.get(entry)
  if (before && before.line.state === state && before.line.key === key && before.says === says(change))
    return before.line
  const { cid, id, seq, stream, at, author } = entry
  const line: Line = {
    ...{ key, cid, id, seq, stream, at, author, state, error: null },
    body: changedBody(entry.body, change),
    ...(change && change !== 'removed' ? { edited: true as const } : {}),
  }
  made.set(entry, { line, says: says(change) })
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
  const stored = entries.filter((entry) => !isChange(entry))
  return [
    ...stored.map((entry) => storedLine(entry, side, changes.get(entry.id))),
    ...waiting.filter((line) => line !== null),
  ]
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
