import type { RestConversation, RestVisitor } from '@deskbell/protocol'
import { type NamedConversation, named } from './conversations.ts'
import { type AnswerRow, toSurveyAnswer } from './records.ts'
import type { Sql, SqlParams } from './sql.ts'

/** Where a page begins: after the row with this time and this id. */
export interface Mark {
  at: number
  id: string
}

export const toRestConversation = (row: NamedConversation): RestConversation => ({
  id: row.id,
  status: row.status,
  visitor: row.visitor,
  agent: row.agent === null ? null : { id: row.agent, name: row.agent_name ?? '' },
  locale: row.locale,
  tags: JSON.parse(row.tags) as string[],
  topic: row.topic,
  last: row.last_seq,
  waitingSince: row.waiting_since,
  solvedAt: row.solved_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** Adds a condition for every filter that is there. */
function where(conditions: Record<string, [text: string, value: string | number | undefined]>) {
  const texts: string[] = []
  const params: SqlParams = {}
  for (const [name, [text, value]] of Object.entries(conditions)) {
    if (value === undefined) continue
    texts.push(text)
    params[name] = value
  }
  return { text: texts.join(' and '), params }
}

export function conversationPage(
  sql: Sql,
  site: string,
  filter: { status?: string | undefined; visitor?: string | undefined },
  after: Mark | null,
  limit: number,
) {
  const { text, params } = where({
    site: ['c.site = :site', site],
    status: ['c.status = :status', filter.status],
    visitor: ['c.visitor = :visitor', filter.visitor],
    at: ['(c.updated_at < :at or (c.updated_at = :at and c.id < :id))', after?.at],
  })
  return sql.all<NamedConversation>(`${named} where ${text} order by c.updated_at desc, c.id desc limit :limit`, {
    ...params,
    ...(after ? { id: after.id } : {}),
    limit,
  })
}

interface VisitorRow {
  id: string
  name: string | null
  sub: string | null
  locale: string
  visits: number
  created_at: number
  seen_at: number
}
export const toRestVisitor = (row: VisitorRow): RestVisitor => ({
  id: row.id,
  name: row.name,
  verified: row.sub !== null,
  externalId: row.sub,
  locale: row.locale,
  visits: row.visits,
  createdAt: row.created_at,
  seenAt: row.seen_at,
})
const visitors = `select v.id, p.name, v.sub, v.locale, v.visits, v.created_at, v.seen_at
  from visitor v left join visitor_profile p on p.visitor = v.id`

export const visitorPage = (sql: Sql, site: string, after: Mark | null, limit: number) =>
  sql.all<VisitorRow>(
    `${visitors} where v.site = :site and v.joined_to is null
       ${after ? 'and (v.created_at < :at or (v.created_at = :at and v.id < :id))' : ''}
     order by v.created_at desc, v.id desc limit :limit`,
    { site, limit, ...after },
  )

export const visitorRead = (sql: Sql, site: string, id: string) =>
  sql.get<VisitorRow>(`${visitors} where v.site = :site and v.id = :id`, { site, id })

export async function answerPage(
  sql: Sql,
  site: string,
  filter: { survey: string; from: number; to: number },
  after: Mark | null,
  limit: number,
) {
  const rows = await sql.all<AnswerRow & { visitor: string }>(
    `select * from survey_answer where site = :site and survey = :survey and at >= :from and at < :to
       ${after ? 'and (at < :at or (at = :at and cid < :id))' : ''}
     order by at desc, cid desc limit :limit`,
    { site, ...filter, limit, ...after },
  )
  return rows.map((row) => ({ ...toSurveyAnswer(row), visitor: row.visitor, at: row.at }))
}

export const agentsOfSite = (sql: Sql, site: string) =>
  sql.all<{ id: string; name: string; role: string; here: number }>(
    `select a.id, a.name, a.role, (select count(*) from presence p where p.kind = 'agent' and p.person = a.id) as here
     from agent a where a.site = :site and a.disabled_at is null order by a.name, a.id`,
    { site },
  )
