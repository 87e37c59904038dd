import {
  type InboxFilter,
  type InboxList,
  type InboxView,
  type ListKey,
  limits,
  priorities,
  type TagCount,
} from '@deskbell/protocol'
import { tokenize } from '../find/tokens.ts'
import { type NamedConversation, named } from './conversations.ts'
import { byChannel } from './period.ts'
import { queryOf, withWords } from './search.ts'
import type { Sql, SqlParams } from './sql.ts'

/** `isInView` of the protocol, in SQL. */
const views: Record<InboxView, string> = {
  inbox: `c.snoozed_until is null and c.status in ('waiting', 'open')`,
  mine: `c.snoozed_until is null and c.status = 'open' and c.agent = :agent`,
  mentions: `c.mentioned <> '[]' and c.mentioned like '%"' || :agent || '"%' and c.status <> 'solved'`,
  waiting: `c.snoozed_until is null and c.status = 'waiting'`,
  unassigned: `c.snoozed_until is null and c.status in ('assistant', 'waiting') and c.agent is null`,
  snoozed: `c.snoozed_until is not null and c.status <> 'solved'`,
  solved: `c.status = 'solved'`,
}

/** A stretch of a list that has one order. */
interface Stretch {
  where: string
  /** What comes after the key. */
  after: string
  order: string
}
/** `compareListed` of the protocol, in SQL: each stretch has an index of its own. */
const stretches = {
  snoozed: {
    where: 'c.snoozed_until is not null',
    after: '(c.snoozed_until > :until or (c.snoozed_until = :until and c.id > :id))',
    order: 'c.snoozed_until, c.id',
  },
  waiting: {
    where: 'c.waiting_since is not null',
    after: `(c.priority < :priority or (c.priority = :priority and
      (c.waiting_since > :since or (c.waiting_since = :since and c.id > :id))))`,
    order: 'c.priority desc, c.waiting_since, c.id',
  },
  recent: {
    where: 'c.waiting_since is null',
    after: '(c.updated_at < :updated or (c.updated_at = :updated and c.id > :id))',
    order: 'c.updated_at desc, c.id',
  },
} satisfies Record<string, Stretch>

export interface ListQuestion {
  site: string
  agent: string
  view: InboxView
  filter: InboxFilter
  after?: InboxList['after']
  limit: number
}

const paramsAfter = (key: ListKey): SqlParams => ({
  id: key.id,
  until: key.snoozedUntil,
  priority: priorities.indexOf(key.priority),
  since: key.waitingSince,
  updated: key.updatedAt,
})
/** Only what a statement names may be given to it. */
const pick = (text: string, params: SqlParams): SqlParams =>
  Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`:${name}\\b`).test(text)))

const withTag = 'c.id in (select t.conversation from conversation_tag t where t.site = :site and t.tag = :tag)'
const withAgent = (assignee: string): string =>
  assignee === 'nobody' ? 'c.agent is null' : `c.agent = ${assignee === 'me' ? ':agent' : ':assignee'}`

/** `passesFilter` of the protocol, in SQL, with what only the server knows; to be put after others. */
function filtered(sql: Sql, { tag, assignee, team, language, channel, priority, text }: InboxFilter): string {
  const conditions = [
    tag && withTag,
    assignee && withAgent(assignee),
    team && 'c.team = :team',
    language && '(c.locale = :language or c.locale like :dialects)',
    channel && byChannel[channel],
    priority && 'c.priority = :urgency',
    // Words without a letter or digit are in nothing.
    text && (tokenize(text).length > 0 ? `c.id in (${withWords[sql.dialect]})` : '1 = 0'),
  ]
  return conditions.flatMap((condition) => (condition ? [` and ${condition}`] : [])).join('')
}

const paramsOf = (sql: Sql, { site, agent, filter }: Omit<ListQuestion, 'limit' | 'view'>): SqlParams => ({
  ...{ site, agent, tag: filter.tag ?? null, assignee: filter.assignee ?? null, team: filter.team ?? null },
  ...{ language: filter.language ?? null, dialects: `${filter.language}-%` },
  urgency: priorities.indexOf(filter.priority ?? 'normal'),
  query: queryOf(sql.dialect, [...new Set(tokenize(filter.text ?? ''))]),
})

/** Some of one stretch, after the key where one is given. */
function readStretch(sql: Sql, ask: ListQuestion, { where, after, order }: Stretch, from: ListKey | undefined) {
  const text = `${named} where c.site = :site and ${views[ask.view]} and ${where}
    ${filtered(sql, ask.filter)} ${from ? `and ${after}` : ''} order by ${order} limit :limit`
  const all = { ...paramsOf(sql, ask), limit: ask.limit, ...(from && paramsAfter(from)) }
  return sql.all<NamedConversation>(text, pick(text, all))
}

/** The conversations of a view in their order, at most `limit` after the key. */
export async function listView(sql: Sql, ask: ListQuestion): Promise<NamedConversation[]> {
  const { after, limit } = ask
  if (ask.view === 'snoozed') return readStretch(sql, ask, stretches.snoozed, after)
  const waiting = after && after.waitingSince === null ? [] : await readStretch(sql, ask, stretches.waiting, after)
  if (waiting.length === limit) return waiting
  const from = after && after.waitingSince === null ? after : undefined
  return [...waiting, ...(await readStretch(sql, { ...ask, limit: limit - waiting.length }, stretches.recent, from))]
}

/** How many conversations a view with this filter holds. */
export async function countView(sql: Sql, ask: Omit<ListQuestion, 'limit' | 'after'>): Promise<number> {
  const text = `select count(*) as count from conversation c
    where c.site = :site and ${views[ask.view]}${filtered(sql, ask.filter)}`
  return (await sql.get<{ count: number }>(text, pick(text, paramsOf(sql, ask))))?.count ?? 0
}

/** The tags of unsolved conversations, the most frequent first. */
export const countTags = (sql: Sql, site: string): Promise<TagCount[]> =>
  sql.all<TagCount>(
    `select t.tag, count(*) as count from conversation_tag t join conversation c on c.id = t.conversation
     where t.site = :site and c.status <> 'solved' group by t.tag order by count(*) desc, t.tag limit :limit`,
    { site, limit: limits.resumePage },
  )
