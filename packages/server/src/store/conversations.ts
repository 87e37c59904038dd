import {
  type Author,
  type ConversationStatus,
  type ConversationSummary,
  priorities,
  type VisitorConversation,
} from '@deskbell/protocol'
import type { Sql, SqlParams } from './sql.ts'

export interface ConversationRow {
  id: string
  site: string
  visitor: string
  status: ConversationStatus
  agent: string | null
  locale: string
  last_seq: number
  last_internal: number
  visitor_delivered: number
  visitor_read: number
  agent_delivered: number
  agent_read: number
  waiting_since: number | null
  handoff_at: number | null
  handoff_reason: string | null
  first_reply_at: number | null
  solved_at: number | null
  /** The team it was given to. */
  team: string | null
  /** A JSON list. */
  tags: string
  /** JSON: ids of agents whom a note asks for. */
  mentioned: string
  /** Place in `priorities`. */
  priority: number
  snoozed_until: number | null
  /** JSON: what the page says of it. */
  facts: string
  topic: string | null
  topic_label: string | null
  preview_text: string | null
  preview_author: Author['kind'] | null
  /** 1 where a program brought an agent's words over the API. */
  by_api: number
  created_at: number
  updated_at: number
}
/** With the names of the agent who has it and of the visitor, and on how many nodes its visitor is connected. */
export type NamedConversation = ConversationRow & {
  agent_name: string | null
  visitor_name: string | null
  /** Set where the visitor's identity was proven. */
  visitor_sub: string | null
  visitor_here: number
}

/** Selects conversations as `NamedConversation`, as `c`. */
export const named = `select c.*, a.name as agent_name, f.name as visitor_name, w.sub as visitor_sub,
  (select count(*) from presence p where p.kind = 'visitor' and p.person = c.visitor) as visitor_here
  from conversation c join visitor w on w.id = c.visitor left join visitor_profile f on f.visitor = c.visitor
    left join agent a on a.id = c.agent`
const agentOf = (row: NamedConversation) => (row.agent === null ? null : { id: row.agent, name: row.agent_name ?? '' })

export const toVisitorConversation = (row: NamedConversation): VisitorConversation => ({
  id: row.id,
  status: row.status,
  last: row.last_seq,
  agent: agentOf(row),
  agentDelivered: row.agent_delivered,
  agentRead: row.agent_read,
  visitorRead: row.visitor_read,
  updatedAt: row.updated_at,
})

export const toSummary = (row: NamedConversation): ConversationSummary => ({
  id: row.id,
  status: row.status,
  visitor: {
    id: row.visitor,
    name: row.visitor_name,
    verified: row.visitor_sub !== null,
    online: row.visitor_here > 0,
  },
  locale: row.locale,
  agent: agentOf(row),
  team: row.team,
  tags: JSON.parse(row.tags) as string[],
  mentioned: JSON.parse(row.mentioned) as string[],
  priority: priorities[row.priority] ?? 'normal',
  snoozedUntil: row.snoozed_until,
  last: row.last_seq,
  lastInternal: row.last_internal,
  preview:
    row.preview_text === null || row.preview_author === null
      ? null
      : { text: row.preview_text, author: row.preview_author },
  waitingSince: row.waiting_since,
  agentRead: row.agent_read,
  visitorDelivered: row.visitor_delivered,
  visitorRead: row.visitor_read,
  handoffReason: row.handoff_reason,
  topic: row.topic_label,
  updatedAt: row.updated_at,
  createdAt: row.created_at,
})

/** The visitor's own conversation, kept until the commit in a write; another's is not there. */
export const ofVisitor = (sql: Sql, who: { id: string; site: string }, id: string) =>
  sql.get<NamedConversation>(`${named} where c.id = :id and c.visitor = :visitor and c.site = :site${sql.lock('c')}`, {
    id,
    visitor: who.id,
    site: who.site,
  })

/** The same without the names of others, for those who write: every message reads it. */
export const rowOfVisitor = (sql: Sql, who: { id: string; site: string }, id: string) =>
  sql.get<ConversationRow>(
    `select * from conversation where id = :id and visitor = :visitor and site = :site${sql.lock('conversation')}`,
    { id, visitor: who.id, site: who.site },
  )

/** A conversation of the site, kept until the commit in a write; another site's is not there. */
export const ofSite = (sql: Sql, site: string, id: string) =>
  sql.get<NamedConversation>(`${named} where c.id = :id and c.site = :site${sql.lock('c')}`, { id, site })

/** The sum keeps the database from walking the whole site in the order of time: one visitor's conversations are few. */
export const allOfVisitor = (sql: Sql, who: { id: string; site: string }, limit = 50) =>
  sql.all<NamedConversation>(
    `${named} where c.visitor = :visitor and c.site = :site order by c.updated_at + 0 desc limit :limit`,
    { visitor: who.id, site: who.site, limit },
  )

/** Creates the conversation for its visitor; changes nothing where the id is there, whoever made it. */
export const createConversation = (
  sql: Sql,
  row: { id: string; site: string; visitor: string; locale: string; page: string | null; at: number },
) =>
  sql.run(
    `insert into conversation (id, site, visitor, status, locale, page, facts, created_at, updated_at)
     values (:id, :site, :visitor, 'assistant', :locale, :page,
       coalesce((select conversation from visitor_profile where visitor = :visitor), '{}'), :at, :at)
     on conflict (id) do nothing`,
    row,
  )

/** What the page says of the visitor's open conversations, and of the next to begin. A solved one stays as it was. */
export async function keepFacts(sql: Sql, who: { id: string; site: string }, facts: string): Promise<void> {
  const row = { visitor: who.id, site: who.site, facts }
  await sql.run('update visitor_profile set conversation = :facts where visitor = :visitor and site = :site', row)
  await sql.run(
    `update conversation set facts = :facts where visitor = :visitor and site = :site and status <> 'solved'`,
    row,
  )
}

/** Keeps that a program brought an agent's words. */
export const markByApi = (sql: Sql, site: string, id: string) =>
  sql.run('update conversation set by_api = 1 where id = :id and site = :site and by_api = 0', { id, site })

/** The visitor's conversations of which it is not known where they began. */
export const pagelessOf = async (sql: Sql, who: { id: string; site: string }): Promise<string[]> =>
  (
    await sql.all<{ id: string }>(
      'select id from conversation where visitor = :visitor and site = :site and page is null',
      { visitor: who.id, site: who.site },
    )
  ).map(({ id }) => id)

export const setPage = (sql: Sql, id: string, page: string) =>
  sql.run('update conversation set page = :page where id = :id and page is null', { id, page })

/** The columns that use cases set. */
export type ConversationChange = Partial<
  Pick<
    ConversationRow,
    | 'status'
    | 'agent'
    | 'waiting_since'
    | 'handoff_at'
    | 'handoff_reason'
    | 'first_reply_at'
    | 'solved_at'
    | 'team'
    | 'snoozed_until'
    | 'priority'
    | 'topic'
    | 'topic_label'
    | 'mentioned'
  >
>

export async function changeConversation(sql: Sql, id: string, change: ConversationChange): Promise<void> {
  const columns = Object.keys(change)
  if (columns.length === 0) return
  const set = columns.map((column) => `${column} = :${column}`).join(', ')
  await sql.run(`update conversation set ${set} where id = :id`, { ...change, id } as SqlParams)
}

/** Shows other words in the list where these were the newest; `null` where there are none to show. */
export const changePreview = (sql: Sql, id: string, from: string | null, to: string | null) =>
  sql.run('update conversation set preview_text = :to where id = :id and preview_text = :from', { id, from, to })

/** Compare and set: true for the one agent who gets it. */
export const takeConversation = async (sql: Sql, id: string, site: string, agent: string): Promise<boolean> =>
  (await sql.run(
    `update conversation set status = 'open', agent = :agent, snoozed_until = null
     where id = :id and site = :site and agent is null and status in ('assistant', 'waiting')`,
    { id, site, agent },
  )) > 0

/**
 * Compare and set: gives an agent's open conversation back to the queue; undefined when it is no longer hers, or she is
 * connected to some node.
 */
export const releaseConversation = (sql: Sql, id: string, agent: string, at: number) =>
  sql.get<ConversationRow>(
    `update conversation set status = 'waiting', agent = null, waiting_since = :at
     where id = :id and agent = :agent and status = 'open' and snoozed_until is null
       and not exists (select 1 from presence where kind = 'agent' and person = :agent)
     returning *`,
    { id, agent, at },
  )

/** Moves the marks of one side forward, never back and never beyond the log. Undefined when nothing moved. */
export const moveMarks = (
  sql: Sql,
  side: 'visitor' | 'agent',
  marks: { id: string; delivered: number; read: number },
): Promise<{ delivered: number; read: number } | undefined> => {
  const delivered = `${side}_delivered`
  const read = `${side}_read`
  // What was read was delivered. The smaller of mark and log, by case: the databases name that function differently.
  const cap = (mark: string) => `(case when ${mark} > last_seq then last_seq else ${mark} end)`
  return sql.get(
    `update conversation set
       ${delivered} = case when ${cap(':delivered')} > ${delivered} then ${cap(':delivered')} else ${delivered} end,
       ${read} = case when ${cap(':read')} > ${read} then ${cap(':read')} else ${read} end
     where id = :id and (${cap(':delivered')} > ${delivered} or ${cap(':read')} > ${read})
     returning ${delivered} as delivered, ${read} as read`,
    { ...marks, delivered: Math.max(marks.delivered, marks.read) },
  )
}

export interface MentionCount {
  agents: string[]
  count: number
}
export type StatusCount = { status: ConversationStatus; agent: string | null; snoozed: number; count: number }
const isSnoozed = 'case when snoozed_until is null then 0 else 1 end'
export const countStatuses = (sql: Sql, site: string) =>
  sql.all<StatusCount>(
    `select status, agent, ${isSnoozed} as snoozed, count(*) as count from conversation where site = :site
     group by status, agent, ${isSnoozed}`,
    { site },
  )

/** How many unsolved conversations ask for these agents. */
export const countMentions = async (sql: Sql, site: string): Promise<MentionCount[]> =>
  (
    await sql.all<{ mentioned: string; count: number }>(
      `select mentioned, count(*) as count from conversation
       where site = :site and mentioned <> '[]' and status <> 'solved' group by mentioned`,
      { site },
    )
  ).map(({ mentioned, count }) => ({ agents: JSON.parse(mentioned) as string[], count }))

/** Who waits for a person, in the order of the queue. */
export const waitingInOrder = (sql: Sql, site: string) =>
  sql.all<{ id: string; visitor: string }>(
    `select id, visitor from conversation where site = :site and status = 'waiting' and snoozed_until is null
     order by priority desc, waiting_since, id`,
    { site },
  )

/** Milliseconds from asking to an agent's first words, of the newest conversations that had both. */
export const recentFirstReplies = async (sql: Sql, site: string, since: number): Promise<number[]> =>
  (
    await sql.all<{ ms: number }>(
      `select first_reply_at - handoff_at as ms from conversation
       where site = :site and handoff_at >= :since and first_reply_at is not null order by handoff_at desc limit 50`,
      { site, since },
    )
  ).map(({ ms }) => ms)

/** How many ids a statement takes; fewer are filled up with the last, so that there is one statement. */
const chunk = 50

/** Runs the statement for all ids, some at a time. */
export async function inChunks<Row>(sql: Sql, text: (list: string) => string, ids: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  const list = Array.from({ length: chunk }, (_, n) => `:id${n}`).join(', ')
  for (let from = 0; from < ids.length; from += chunk) {
    const some = ids.slice(from, from + chunk)
    const params = Object.fromEntries(Array.from({ length: chunk }, (_, n) => [`id${n}`, some[n] ?? some.at(-1) ?? '']))
    rows.push(...(await sql.all<Row>(text(list), params)))
  }
  return rows
}

export const conversationsById = (sql: Sql, ids: readonly string[]) =>
  inChunks<NamedConversation>(sql, (list) => `${named} where c.id in (${list})`, ids)

export const conversationsOf = (sql: Sql, visitors: readonly string[]) =>
  inChunks<NamedConversation>(sql, (list) => `${named} where c.visitor in (${list})`, visitors)

/** The conversations of a site that were written to since, at most 500. */
export const conversationsSince = (sql: Sql, site: string, since: number) =>
  sql.all<NamedConversation>(
    `${named} where c.site = :site and c.updated_at >= :since order by c.updated_at desc limit 500`,
    { site, since },
  )

/** Open conversations of an agent, without those that sleep: they stay hers. */
export const openOf = (sql: Sql, agent: string) =>
  sql.all<ConversationRow>(
    `select * from conversation where agent = :agent and status = 'open' and snoozed_until is null`,
    { agent },
  )
