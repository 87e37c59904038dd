import type { GreetingFigures, Report } from '@deskbell/protocol'
import { filtered, isFiltered, type Period, paramsOf, within } from './period.ts'
import type { Sql, SqlParams } from './sql.ts'

/** An entry and its conversation, both of the site. */
const entries = `entry e join conversation c on c.id = e.conversation where e.site = :site`

/** How often each survey was offered in a conversation. */
export const offeredSurveys = (sql: Sql, period: Period) =>
  sql.all<{ survey: string; n: number }>(
    `select e.subject as survey, count(*) as n from ${entries} and e.mark = 'survey' and ${within('e.at')}${filtered(period)}
     group by e.subject`,
    paramsOf(period),
  )

/** Votes are told apart by language only: they belong to no conversation. */
const byLanguage = ({ filter }: Period, table: string): string =>
  filter.language === undefined ? '' : ` and (${table}.locale = :language or ${table}.locale like :dialects)`

function languageParams({ site, from, to, filter: { language } }: Period): SqlParams {
  return paramsOf({ site, from, to, filter: language === undefined ? {} : { language } })
}

/** A person who votes twice on an article changed her mind: the newest vote counts. */
export const votes = (sql: Sql, period: Period) =>
  sql.all<{ article: string; helpful: number; unhelpful: number }>(
    `select v.article, cast(sum(v.helpful) as bigint) as helpful, cast(sum(1 - v.helpful) as bigint) as unhelpful
     from article_vote v where v.site = :site and ${within('v.at')}${byLanguage(period, 'v')}
       and not exists (select 1 from article_vote n where n.visitor = v.visitor and n.article = v.article
         and (n.at > v.at or (n.at = v.at and n.cid > v.cid)))
     group by v.article`,
    languageParams(period),
  )

/** In how many conversations the assistant gave each article, and how many of them went on to a person. */
export const givenArticles = (sql: Sql, period: Period) =>
  sql.all<{ article: string; given: number; handed: number }>(
    `select e.subject as article, count(distinct e.conversation) as given,
       count(distinct case when c.handoff_at is not null then e.conversation end) as handed
     from ${entries} and e.mark = 'said' and e.subject is not null and ${within('e.at')}${filtered(period)}
     group by e.subject`,
    paramsOf(period),
  )

/** Conversations in which the assistant gave the article. */
export const conversationsGiven = async (sql: Sql, article: string, period: Period): Promise<string[]> =>
  (
    await sql.all<{ id: string }>(
      `select c.id from conversation c where c.site = :site${filtered(period)} and c.id in (
         select e.conversation from entry e where e.site = :site and e.mark = 'said' and e.subject = :article
           and ${within('e.at')})
       order by c.created_at desc, c.id`,
      { ...paramsOf(period), article },
    )
  ).map(({ id }) => id)

/** Asking for a person within half an hour belongs to the search that found nothing. */
const soonMs = 1_800_000
/** More rows say nothing more about what is asked most. */
const mostQuestions = 5000

export interface AskedRow {
  text: string
  locale: string
  visitor: string
  /** 1 where a person was asked for after it. */
  person: number
}

/** Searches that found nothing, the newest first. */
export const missedSearches = (sql: Sql, period: Period) =>
  sql.all<AskedRow>(
    `select m.query as text, m.locale, m.visitor,
       case when exists (select 1 from conversation h where h.visitor = m.visitor and h.handoff_at >= m.at
         and h.handoff_at <= m.at + ${soonMs}) then 1 else 0 end as person
     from search_miss m where m.site = :site and ${within('m.at')}${byLanguage(period, 'm')}
     order by m.at desc limit ${mostQuestions}`,
    languageParams(period),
  )

/** The shopper's last words before the assistant handed over for want of an answer; `body` is theirs. */
export const unansweredWords = (sql: Sql, period: Period) =>
  sql.all<{ body: string | null; locale: string; visitor: string }>(
    `select (select v.body from entry v where v.conversation = e.conversation and v.stream = 'public' and v.seq < e.seq
         and v.author_kind = 'visitor' and v.body like '{"kind":"text"%' order by v.seq desc limit 1) as body,
       c.locale, c.visitor
     from ${entries} and e.mark = 'handoff' and e.subject in ('no-answer', 'not-helpful')
       and ${within('e.at')}${filtered(period)} order by e.at desc limit ${mostQuestions}`,
    paramsOf(period),
  )

/** Who of those to whom something happened in the period was, before or after, recorded with another act. */
const also = (act: string, order: '>=' | '<=' = '>=') =>
  `exists (select 1 from greeting_record o where o.visitor = r.visitor and o.greeting = r.greeting and o.act = '${act}'
     and o.at ${order} r.at)`

const ofGreetings = `from greeting_record r where r.site = :site and ${within('r.at')}`

/** Visitors who saw each greeting, and what they did afterwards. */
export const greetingFigures = (sql: Sql, period: Period): Promise<GreetingFigures[]> =>
  sql.all<GreetingFigures>(
    `select r.greeting, r.variant, count(distinct r.visitor) as shown,
       count(distinct case when ${also('engaged')} then r.visitor end) as engaged,
       count(distinct case when ${also('dismissed')} then r.visitor end) as dismissed,
       count(distinct case when ${also('goal')} then r.visitor end) as goals
     ${ofGreetings} and r.act = 'shown' group by r.greeting, r.variant order by r.greeting, r.variant`,
    paramsOf({ ...period, filter: {} }),
  )

/** The same of those from whom it was withheld. */
export const controlFigures = (sql: Sql, period: Period): Promise<Report['controls']> =>
  sql.all<Report['controls'][number]>(
    `select r.greeting, count(distinct r.visitor) as visitors,
       count(distinct case when ${also('goal')} then r.visitor end) as goals
     ${ofGreetings} and r.act = 'control' group by r.greeting order by r.greeting`,
    paramsOf({ ...period, filter: {} }),
  )

/** What each agent did in the period. */
export const agentActs = (sql: Sql, period: Period) =>
  sql.all<{ agent: string; conversations: number; replies: number; solved: number }>(
    `select e.author_id as agent, count(distinct case when e.mark = 'reply' then e.conversation end) as conversations,
       count(case when e.mark = 'reply' then 1 end) as replies,
       count(distinct case when e.mark = 'solved' then e.conversation end) as solved
     from ${entries} and e.mark in ('reply', 'solved') and e.author_kind = 'agent' and ${within('e.at')}${filtered(period)}
     group by e.author_id`,
    paramsOf(period),
  )

export const agentsOfSite = (sql: Sql, site: string) =>
  sql.all<{ id: string; name: string }>('select id, name from agent where site = :site order by name, id', { site })

export const openByAgent = (sql: Sql, site: string) =>
  sql.all<{ agent: string; open: number }>(
    `select agent, count(*) as open from conversation where site = :site and status = 'open' and agent is not null
     group by agent`,
    { site },
  )

export interface AnswerRow {
  visitor: string
  cid: string
  survey: string
  conversation: string | null
  request: string | null
  outcome: 'answered' | 'skipped'
  answers: string
  at: number
}

/** Answers to surveys, the newest first; filtered by the conversation that they were given about. */
export const surveyAnswers = (sql: Sql, period: Period) =>
  sql.all<AnswerRow>(
    isFiltered(period)
      ? `select a.* from survey_answer a join conversation c on c.id = a.conversation
         where a.site = :site and ${within('a.at')}${filtered(period)} order by a.at desc`
      : `select a.* from survey_answer a where a.site = :site and ${within('a.at')} order by a.at desc`,
    paramsOf(period),
  )
