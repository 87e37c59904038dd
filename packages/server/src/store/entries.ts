import type { Author, Entry, EntryBody, Stored, Stream } from '@deskbell/protocol'
import type { ConversationRow } from './conversations.ts'
import type { Sql, SqlValue } from './sql.ts'
import { forgetEvents } from './webhooks.ts'

interface EntryRow {
  id: string
  conversation: string
  stream: Stream
  seq: number
  cid: string | null
  fingerprint: string | null
  at: number
  author_kind: Author['kind']
  author_id: string | null
  author_name: string | null
  body: string
}

const toEntry = (row: EntryRow): Entry => ({
  id: row.id,
  conversation: row.conversation,
  stream: row.stream,
  seq: row.seq,
  cid: row.cid,
  at: row.at,
  author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
  body: JSON.parse(row.body) as EntryBody,
})

/** An entry before it has its place in the log. */
export interface NewEntry {
  id: string
  site: string
  conversation: string
  stream: Stream
  /** Who is the judge's other half: (sender, cid) is unique. */
  sender: string
  cid: string | null
  fingerprint: string | null
  at: number
  author: Author
  body: EntryBody
}

/** Whose words they are, and the article they come from. */
function markOfWords(body: EntryBody, author: Author, stream: Stream): { mark: string | null; subject: string | null } {
  if (author.kind === 'agent' && stream === 'public') return { mark: 'reply', subject: author.id }
  if (author.kind !== 'assistant') return { mark: null, subject: null }
  const source = body.kind === 'text' ? (body.source ?? body.generated?.[0]) : undefined
  return { mark: 'said', subject: source?.id ?? null }
}

/** What reports count; only these stand in the index. Words of agent and assistant, and the turns of a conversation. */
function markOf({ body, author, stream }: NewEntry): { mark: string | null; subject: string | null } {
  switch (body.kind) {
    case 'survey':
      return { mark: 'survey', subject: body.survey }
    case 'handoff':
      return { mark: 'handoff', subject: body.reason }
    case 'solved':
    case 'reopened':
      return { mark: body.kind, subject: null }
    case 'edited':
      return { mark: 'edited', subject: body.entry }
    case 'text':
    case 'cards':
    case 'coupon':
    case 'video':
    case 'file':
      return markOfWords(body, author, stream)
    default:
      return { mark: null, subject: null }
  }
}

const previewLength = 160
/** Cut, but not through a character of two halves. */
const preview = (text: string): string => text.slice(0, previewLength).replace(/[\ud800-\udbff]$/, '')

/** The words by which an entry stands in a list; `null` where it has none. */
export function previewOf(body: EntryBody): string | null {
  switch (body.kind) {
    case 'text':
    case 'greeting':
    case 'coupon':
      return preview(body.text)
    case 'cards':
      return preview(body.cards[0]?.title ?? '')
    case 'video':
      return preview(body.title)
    case 'file':
      return preview(body.text ?? body.file.name)
    case 'form':
      return preview(body.answers.at(-1)?.value ?? '') || null
    default:
      return null
  }
}

/** Whose log it is, and where it ends. */
export type LogEnd = Pick<ConversationRow, 'id' | 'site' | 'visitor' | 'last_seq' | 'last_internal'>
const logEnd = 'id, site, visitor, last_seq, last_internal'

const nextPublic = `update conversation set last_seq = last_seq + 1, updated_at = :at,
    preview_text = coalesce(:words, preview_text),
    preview_author = case when :words is null then preview_author else :author end
  where id = :id and site = :site`
const publicSeq = `${nextPublic} returning ${logEnd}`
/** Of a conversation that words of its visitor change in nothing else: it is not solved, asleep, or owing no answer. */
const awakeSeq = `${nextPublic} and visitor = :visitor and status <> 'solved' and snoozed_until is null
  and (status <> 'open' or waiting_since is not null) returning ${logEnd}`
const internalSeq = `update conversation set last_internal = last_internal + 1, updated_at = :at
  where id = :id and site = :site returning ${logEnd}`

const placeIn = ({ conversation, site, at, author, body }: NewEntry) => ({
  id: conversation,
  site,
  at,
  words: previewOf(body),
  author: author.kind,
})

/** The row lock of this update makes commit order equal seq order: no clock and no counter in memory decides it. */
async function nextSeq(sql: Sql, entry: NewEntry): Promise<LogEnd> {
  const { conversation: id, site, at, stream } = entry
  const row = await (stream === 'public'
    ? sql.get<LogEnd>(publicSeq, placeIn(entry))
    : sql.get<LogEnd>(internalSeq, { id, site, at }))
  if (!row) throw new Error(`no conversation ${id} on site ${site}`)
  return row
}

export interface Appended {
  entry: Entry
  row: LogEnd
}

/** Gives the entry its seq and stores it, in the caller's transaction. */
export const appendEntry = async (sql: Sql, entry: NewEntry): Promise<Appended> =>
  insertAt(sql, entry, await nextSeq(sql, entry))

/**
 * The same for words of a visitor in a conversation of hers that they change in nothing else, as most do: it is found
 * and counted on in one statement. `undefined` where there is no such conversation.
 */
export async function appendAwake(sql: Sql, entry: NewEntry, visitor: string): Promise<Appended | undefined> {
  const row = await sql.get<LogEnd>(awakeSeq, { ...placeIn(entry), visitor })
  return row && insertAt(sql, entry, row)
}

async function insertAt(sql: Sql, entry: NewEntry, row: LogEnd): Promise<Appended> {
  const seq = entry.stream === 'public' ? row.last_seq : row.last_internal
  const { id, site, conversation, stream, sender, cid, fingerprint, at, author, body } = entry
  const { mark, subject } = markOf(entry)
  const values: Record<string, SqlValue> = {
    ...{ id, site, conversation, stream, seq, sender, cid, fingerprint, at, mark, subject },
    kind: author.kind,
    author: author.id,
    name: author.name,
    body: JSON.stringify(body),
  }
  await sql.run(
    `insert into entry (id, site, conversation, stream, seq, sender, cid, fingerprint, at, author_kind, author_id,
       author_name, body, mark, subject)
     values (:id, :site, :conversation, :stream, :seq, :sender, :cid, :fingerprint, :at, :kind, :author, :name, :body,
       :mark, :subject)`,
    values,
  )
  return { entry: { id, conversation, stream, seq, cid, at, author, body }, row }
}

/** The entry that this sender stored under this cid. */
export async function findByCid(sql: Sql, sender: string, cid: string) {
  const row = await sql.get<EntryRow>('select * from entry where sender = :sender and cid = :cid', { sender, cid })
  return row && { entry: toEntry(row), fingerprint: row.fingerprint }
}

/** What the sender is told of a stored entry. */
export const storedAnswer = (
  entry: Entry,
  cid: string,
  row: Pick<ConversationRow, 'last_seq' | 'last_internal'>,
): Stored => ({
  id: entry.id,
  cid,
  seq: entry.seq,
  at: entry.at,
  last: entry.stream === 'public' ? row.last_seq : row.last_internal,
})

/** Entries after a seq, in order. */
export async function entriesAfter(
  sql: Sql,
  log: { conversation: string; stream: Stream },
  after: number,
  limit: number,
) {
  const rows = await sql.all<EntryRow>(
    `select * from entry where conversation = :conversation and stream = :stream and seq > :after
     order by seq limit :limit`,
    { ...log, after, limit },
  )
  return rows.map(toEntry)
}

/** The newest entries of the public stream, in the order they were written. */
export const newestSaid = async (sql: Sql, conversation: string, limit: number) =>
  (
    await sql.all<EntryRow>(
      `select * from entry where conversation = :conversation and stream = 'public' order by seq desc limit :limit`,
      { conversation, limit },
    )
  )
    .map(toEntry)
    .reverse()

/** The newest entries of both streams, in the order they were written. */
export const newestEntries = async (sql: Sql, conversation: string, limit: number) =>
  (
    await sql.all<EntryRow>(
      'select * from entry where conversation = :conversation order by at desc, seq desc limit :limit',
      { conversation, limit },
    )
  )
    .map(toEntry)
    .reverse()

export const idAt = async (sql: Sql, log: { conversation: string; stream: Stream }, seq: number) =>
  (
    await sql.get<{ id: string }>(
      'select id from entry where conversation = :conversation and stream = :stream and seq = :seq',
      { ...log, seq },
    )
  )?.id

/** The newest entry of a kind that is marked; of those about `subject`, where it is given. */
export async function newestMarked(
  sql: Sql,
  conversation: string,
  mark: 'handoff' | 'solved' | 'edited',
  subject: string | null = null,
): Promise<Entry | undefined> {
  const row = await sql.get<EntryRow>(
    `select * from entry where conversation = :conversation and mark = :mark
       and (cast(:subject as text) is null or subject = :subject)
     order by seq desc limit 1`,
    { conversation, mark, subject },
  )
  return row && toEntry(row)
}

export interface FoundEntry {
  entry: Entry
  sender: string
}

/** An entry of the conversation, with who sent it. */
export async function findEntry(sql: Sql, conversation: string, id: string): Promise<FoundEntry | undefined> {
  const row = await sql.get<EntryRow & { sender: string }>(
    'select * from entry where id = :id and conversation = :conversation',
    { id, conversation },
  )
  return row && { entry: toEntry(row), sender: row.sender }
}

/** Takes the words of an entry out of the database, and those of its edits. What is left says that it was removed. */
export async function forgetWords(sql: Sql, id: string): Promise<void> {
  await forgetEvents(sql, id)
  await sql.run('update entry set body = :body where id = :id', { id, body: JSON.stringify({ kind: 'gone' }) })
  await sql.run(`update entry set body = :body where mark = 'edited' and subject = :id`, {
    id,
    body: JSON.stringify({ kind: 'removed', entry: id }),
  })
}

/** Whether the log of the conversation holds this survey request. */
export const asksSurvey = async (sql: Sql, conversation: string, id: string, survey: string): Promise<boolean> =>
  (await sql.get(
    `select 1 as found from entry where id = :id and conversation = :conversation and mark = 'survey'
       and subject = :survey`,
    { id, conversation, survey },
  )) !== undefined
