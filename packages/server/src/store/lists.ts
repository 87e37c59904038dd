import { type InboxList, type InboxView, type ListKey, limits, priorities, type TagCount } from '@deskbell/protocol'
import { type NamedConversation, named } from './conversations.ts'
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
  tag?: string | undefined
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

const withTag = 'and c.id in (select t.conversation from conversation_tag t where t.site = :site and t.tag = :tag)'

/** Some of one stretch, after the key where one is given. */
function readStretch(sql: Sql, ask: ListQuestion, { where, after, order }: Stretch, from: ListKey | undefined) {
  const text = `${named} where c.site = :site and ${views[ask.view]} and ${where}
    ${ask.tag === undefined ? '' : withTag} ${from ? `and ${after}` : ''} order by ${order} limit :limit`
  const all = {
    site: ask.site,
    agent: ask.agent,
    tag: ask.tag ?? null,
    limit: ask.limit,
    ...(from && paramsAfter(from)),
  }
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

/** The tags of unsolved conversations, the most frequent first. */
export const countTags = (sql: Sql, site: string): Promise<TagCount[]> =>
  sql.all<TagCount>(
    `select t.tag, count(*) as count from conversation_tag t join conversation c on c.id = t.conversation
     where t.site = :site and c.status <> 'solved' group by t.tag order by count(*) desc, t.tag limit :limit`,
    { site, limit: limits.resumePage },
  )
