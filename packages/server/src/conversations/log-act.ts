import { hash } from 'node:crypto'
import {
  type Answer,
  type Author,
  type Entry,
  type EntryBody,
  refuse,
  type Stored,
  type Stream,
} from '@deskbell/protocol'
import type { Deps, Place, VisitorWho } from '../deps.ts'
import { type Appended, appendAwake, appendEntry, findByCid, type NewEntry, storedAnswer } from '../store/entries.ts'
import { attachFile } from '../store/files.ts'
import type { Sql } from '../store/sql.ts'
import { eventsOf } from '../webhooks/events.ts'

/** What one act wrote: told to others only after the commit. */
export interface Written<T> {
  answer: Answer<T>
  place?: Place
  entries: Entry[]
  /** Status or agent changed, or where it stands in the lists. */
  moved: boolean
  /** The connection whose acknowledgement tells all of its own entry, so that it needs no push of it. */
  answered?: string | null
  /** What the same act wrote in another conversation. */
  other?: { place: Place; entries: Entry[] }
}

export const refused = (...args: Parameters<typeof refuse>): Written<never> => ({
  answer: refuse(...args),
  entries: [],
  moved: false,
})

/**
 * Runs the act on a conversation in one transaction and then tells those entitled. Resolves to the answer for the one
 * who acted.
 */
export async function writeAct<T>(
  deps: Deps,
  conversation: string,
  act: (sql: Sql) => Promise<Written<T>>,
): Promise<Answer<T>> {
  const { answer, place, entries, moved, answered, other } = await deps.db.write(act, conversation)
  const own = answered && answer.ok && 'id' in answer ? { id: answer.id, answered } : null
  if (place) tell(deps, place, entries, moved, own)
  if (other) tell(deps, other.place, other.entries, true)
  return answer
}

function tell(
  { publish }: Deps,
  place: Place,
  entries: readonly Entry[],
  moved: boolean,
  own: { id: unknown; answered: string } | null = null,
): void {
  for (const entry of entries) publish.entry(place, entry, entry.id === own?.id ? own.answered : null)
  if (entries.length > 0 || moved) publish.conversation(place, moved)
}

/** An act whose entry carries the actor's cid. */
export interface CidAct {
  cid: string
  sender: string
  conversation: string
  stream: Stream
  author: Author
  body: EntryBody
}

/** What the sender said of the body; the rest of a file is known here. */
const saidOf = (body: EntryBody): unknown =>
  body.kind === 'file' ? { kind: body.kind, file: body.file.id, text: body.text } : body

/** What makes two acts under one cid the same act. */
export const fingerprint = ({ conversation, stream, author, body }: CidAct): string =>
  hash('sha256', JSON.stringify([conversation, stream, author.kind, saidOf(body)]), 'base64url')

/**
 * The entry an act stored before: the same act gets the same answer, another act under the same cid is a conflict.
 * `null` when the cid is new. The judge is the table's UNIQUE (sender, cid), not a cache.
 */
export async function findRepeat(sql: Sql, act: CidAct): Promise<Entry | 'conflict' | null> {
  const known = await findByCid(sql, act.sender, act.cid)
  if (!known) return null
  return known.fingerprint === fingerprint(act) ? known.entry : 'conflict'
}

const newEntry = (deps: Deps, site: string, act: CidAct): NewEntry => {
  const { cid, sender, conversation, stream, author, body } = act
  const [id, at] = [deps.newId(), deps.clock.now()]
  return { id, site, at, cid, sender, conversation, stream, author, body, fingerprint: fingerprint(act) }
}

/** What belongs to an act that has its place in the log. */
async function settle(deps: Deps, sql: Sql, site: string, { cid, conversation, body }: CidAct, appended: Appended) {
  const { entry, row } = appended
  if (body.kind === 'file') await attachFile(sql, body.file.id, conversation)
  await deps.hooks.keep(sql, site, eventsOf(entry, row.visitor))
  return { entry, row, stored: storedAnswer(entry, cid, row) satisfies Stored }
}

/** Stores the act's own entry. */
export const appendAct = async (deps: Deps, sql: Sql, site: string, act: CidAct) =>
  settle(deps, sql, site, act, await appendEntry(sql, newEntry(deps, site, act)))

/** The same for a visitor's act that changes nothing else of her conversation; `undefined` where it does, or makes one. */
export async function appendAwakeAct(deps: Deps, sql: Sql, who: VisitorWho, act: CidAct) {
  const appended = await appendAwake(sql, newEntry(deps, who.site, act), who.id)
  return appended && settle(deps, sql, who.site, act, appended)
}

/** Stores what the server itself notes in the log. */
export async function appendNote(
  deps: Deps,
  sql: Sql,
  place: { site: string; conversation: string },
  body: EntryBody,
  author: Author = { kind: 'system', id: null, name: null },
  stream: Stream = 'public',
): Promise<Entry> {
  const { entry, row } = await appendEntry(sql, {
    ...{ id: deps.newId(), ...place, at: deps.clock.now(), stream, sender: 'server' },
    ...{ cid: null, fingerprint: null, author, body },
  })
  await deps.hooks.keep(sql, place.site, eventsOf(entry, row.visitor))
  return entry
}
