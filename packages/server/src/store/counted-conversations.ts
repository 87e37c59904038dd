import type { ReportFigure } from '@deskbell/protocol'
import { byChannel, filtered, type Period, paramsOf, within } from './period.ts'
import type { Sql } from './sql.ts'

/** A new conversation of the same shopper within this time means that the first did not settle it: 72 hours. */
const followUpMs = 259_200_000
/** A vote within an hour after the last words still speaks of them. */
const voteMs = 3_600_000
/** Coming back within a day undoes the assistant's success. */
const returnMs = 86_400_000

const started = within('c.created_at')
const marked = (mark: string) => `exists (select 1 from entry e where e.conversation = c.id and e.mark = '${mark}')`
const inPeriod = (mark: string) =>
  `c.id in (select conversation from entry e where e.site = :site and e.mark = '${mark}' and ${within('e.at')})`
const handed = `(c.handoff_at is not null or ${marked('reply')})`
const assistant = `${started} and ${marked('said')}`
const contained = `${assistant} and not ${handed}`
/** Solved, and itself no return to something that was solved a short while before. */
const eligible = `${started} and c.solved_at is not null and not exists (
  select 1 from conversation p where p.visitor = c.visitor and p.site = c.site and p.id <> c.id and p.solved_at is not null
    and c.created_at > p.created_at and c.created_at - p.solved_at <= ${followUpMs})`

/** Which conversations each figure counts. The list behind a number has the same condition, and so the same number. */
const figures: Record<ReportFigure, string> = {
  started,
  solved: inPeriod('solved'),
  handedOff: inPeriod('handoff'),
  answered: `${within('c.handoff_at')} and c.first_reply_at is not null`,
  missed: `${within('c.handoff_at')} and c.first_reply_at is null`,
  byEmail: `${started} and ${byChannel.email}`,
  byApi: `${started} and ${byChannel.api}`,
  byWidget: `${started} and ${byChannel.widget}`,
  resolved: `c.status = 'solved' and ${within('c.solved_at')}`,
  eligible,
  firstContact: `${eligible} and not ${marked('reopened')} and not exists (
    select 1 from conversation n where n.visitor = c.visitor and n.site = c.site and n.id <> c.id
      and n.created_at > c.created_at and n.created_at - c.solved_at <= ${followUpMs})`,
  assistant,
  assistantHandedOff: `${assistant} and ${handed}`,
  assistantConfirmed: `${contained} and exists (
    select 1 from article_vote v where v.visitor = c.visitor and v.helpful = 1 and v.at >= c.created_at
      and v.at <= c.updated_at + ${voteMs}) and not exists (
    select 1 from conversation n where n.visitor = c.visitor and n.site = c.site and n.id <> c.id
      and n.created_at > c.created_at and n.created_at - c.updated_at <= ${returnMs})`,
  assistantUnanswered: `${contained} and not exists (
    select 1 from entry e where e.conversation = c.id and e.mark = 'said' and e.subject is not null)`,
}

const from = (figure: ReportFigure, period: Period) =>
  `from conversation c where c.site = :site and ${figures[figure]}${filtered(period)}`

export const countFigure = async (sql: Sql, figure: ReportFigure, period: Period): Promise<number> =>
  (await sql.get<{ n: number }>(`select count(*) as n ${from(figure, period)}`, paramsOf(period)))?.n ?? 0

/** Ids of the conversations that a figure counts, the newest first. */
export const idsOfFigure = async (sql: Sql, figure: ReportFigure, period: Period): Promise<string[]> =>
  (
    await sql.all<{ id: string }>(
      `select c.id ${from(figure, period)} order by c.created_at desc, c.id`,
      paramsOf(period),
    )
  ).map(({ id }) => id)

/** What each conversation of a figure waited for, from when until when, and whose it is. */
export interface Waited {
  since: number
  until: number
  agent: string | null
}

const waited = (sql: Sql, figure: ReportFigure, since: string, until: string, period: Period) =>
  sql.all<Waited>(`select ${since} as since, ${until} as "until", c.agent ${from(figure, period)}`, paramsOf(period))

/** From asking for a person to an agent's first words. */
export const firstReplyTimes = (sql: Sql, period: Period) =>
  waited(sql, 'answered', 'c.handoff_at', 'c.first_reply_at', period)

/** From the first words to the last solving. */
export const solveTimes = (sql: Sql, period: Period) => waited(sql, 'resolved', 'c.created_at', 'c.solved_at', period)

/** Begun in one quarter of an hour (counted since 1970) and answered by the same. */
export interface StartedRow {
  quarter: number
  answered: 'person' | 'assistant' | 'nobody'
  count: number
}

/** Conversations by when they began and who answered: zones differ by quarters of an hour. */
export const startedByQuarter = (sql: Sql, period: Period) =>
  sql.all<StartedRow>(
    `select x.quarter, x.answered, count(*) as count from (
       select c.created_at / 900000 as quarter,
         case when ${marked('reply')} then 'person' when ${marked('said')} then 'assistant' else 'nobody' end as answered
       ${from('started', period)}) x
     group by x.quarter, x.answered order by x.quarter`,
    paramsOf(period),
  )

export const startedByPage = (sql: Sql, period: Period) =>
  sql.all<{ page: string; count: number }>(
    `select c.page, count(*) as count ${from('started', period)} and c.page is not null
     group by c.page order by count(*) desc, c.page`,
    paramsOf(period),
  )

/** The languages of conversations of the period, whatever else is filtered. */
export const startedLanguages = async (sql: Sql, period: Period): Promise<string[]> =>
  (
    await sql.all<{ locale: string }>(
      `select distinct c.locale from conversation c where c.site = :site and ${started}`,
      paramsOf({ ...period, filter: {} }),
    )
  ).map(({ locale }) => locale)
