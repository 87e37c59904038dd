import type { Report } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

/** A site and the time from `from` up to, not including, `to`. */
export interface Period {
  site: string
  from: number
  to: number
}
type Params = Period & Record<string, string | number>
const params = ({ site, from, to }: Period): Params => ({ site, from, to })
const within = 'site = :site and at >= :from and at < :to'
const count = async (sql: Sql, text: string, period: Period): Promise<number> =>
  (await sql.get<{ n: number }>(text, params(period)))?.n ?? 0

export const conversationFigures = async (sql: Sql, period: Period): Promise<Report['conversations']> => ({
  started: await count(
    sql,
    'select count(*) as n from conversation where site = :site and created_at >= :from and created_at < :to',
    period,
  ),
  solved: await count(
    sql,
    `select count(distinct conversation) as n from entry where mark = 'solved' and ${within}`,
    period,
  ),
  handedOff: await count(
    sql,
    `select count(distinct conversation) as n from entry where mark = 'handoff' and ${within}`,
    period,
  ),
})

const times = async (sql: Sql, text: string, period: Period): Promise<number[]> =>
  (await sql.all<{ ms: number }>(text, params(period))).map(({ ms }) => ms)

/** From asking for a person to an agent's first words. */
export const firstReplyTimes = (sql: Sql, period: Period) =>
  times(
    sql,
    `select first_reply_at - handoff_at as ms from conversation where site = :site and handoff_at >= :from
       and handoff_at < :to and first_reply_at is not null order by handoff_at`,
    period,
  )

/** From the first words to the last solving. */
export const solveTimes = (sql: Sql, period: Period) =>
  times(
    sql,
    `select solved_at - created_at as ms from conversation where site = :site and status = 'solved'
       and solved_at >= :from and solved_at < :to order by solved_at`,
    period,
  )

/** How often each survey was offered in a conversation. */
export const offeredSurveys = (sql: Sql, period: Period) =>
  sql.all<{ survey: string; n: number }>(
    `select subject as survey, count(*) as n from entry where mark = 'survey' and ${within} group by subject`,
    params(period),
  )

/** A person who votes twice on an article changed her mind: the newest vote counts. */
export const votes = (sql: Sql, period: Period): Promise<Report['votes']> =>
  sql.all(
    `select article, cast(sum(helpful) as bigint) as helpful, cast(sum(1 - helpful) as bigint) as unhelpful from article_vote v where ${within}
       and not exists (select 1 from article_vote n where n.visitor = v.visitor and n.article = v.article
         and (n.at > v.at or (n.at = v.at and n.cid > v.cid)))
     group by article order by count(*) desc, article`,
    params(period),
  )

/** The hundred searches that most often found nothing. */
export const misses = (sql: Sql, period: Period): Promise<Report['misses']> =>
  sql.all(
    `select query, locale, count(*) as count from search_miss where ${within}
     group by query, locale order by count(*) desc, query limit 100`,
    params(period),
  )

export const greetingFigures = (sql: Sql, period: Period): Promise<Report['greetings']> =>
  sql.all(
    `select greeting, sum(case when act = 'shown' then 1 else 0 end) as shown,
       sum(case when act = 'engaged' then 1 else 0 end) as engaged,
       sum(case when act = 'dismissed' then 1 else 0 end) as dismissed
     from greeting_record where ${within} group by greeting order by greeting`,
    params(period),
  )
