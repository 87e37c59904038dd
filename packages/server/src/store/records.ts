import type { ArticleVote, GivenAnswer, GreetingRecord, SearchMiss, SurveyAnswer } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

interface Who {
  id: string
  site: string
}
export interface AnswerRow {
  cid: string
  survey: string
  conversation: string | null
  request: string | null
  outcome: 'answered' | 'skipped'
  answers: string
  at: number
}

export const toSurveyAnswer = (row: AnswerRow): SurveyAnswer => ({
  cid: row.cid,
  survey: row.survey,
  conversation: row.conversation,
  request: row.request,
  outcome: row.outcome,
  answers: JSON.parse(row.answers) as GivenAnswer[],
})

/** The answer under this cid, or the one that already counts for its request. */
export const findAnswer = (sql: Sql, who: Who, answer: SurveyAnswer) =>
  sql.get<AnswerRow>(
    `select * from survey_answer where visitor = :visitor and (cid = :cid or request = :request)
     order by case when cid = :cid then 0 else 1 end limit 1`,
    { visitor: who.id, cid: answer.cid, request: answer.request },
  )

/** The newest answer to a survey that was asked outside of any conversation. */
export const lastAnswer = (sql: Sql, who: Who, survey: string) =>
  sql.get<AnswerRow>(
    `select * from survey_answer where visitor = :visitor and site = :site and survey = :survey and conversation is null
     order by at desc limit 1`,
    { visitor: who.id, site: who.site, survey },
  )

export const addAnswer = (sql: Sql, who: Who, answer: SurveyAnswer, at: number) =>
  sql.run(
    `insert into survey_answer (visitor, cid, site, survey, conversation, request, outcome, answers, at)
     values (:visitor, :cid, :site, :survey, :conversation, :request, :outcome, :answers, :at)`,
    {
      visitor: who.id,
      cid: answer.cid,
      site: who.site,
      survey: answer.survey,
      conversation: answer.conversation,
      request: answer.request,
      outcome: answer.outcome,
      answers: JSON.stringify(answer.answers),
      at,
    },
  )

export const answersOf = async (sql: Sql, conversation: string): Promise<SurveyAnswer[]> =>
  (
    await sql.all<AnswerRow>('select * from survey_answer where conversation = :conversation order by at', {
      conversation,
    })
  ).map(toSurveyAnswer)

export const addVote = (sql: Sql, who: Who, vote: ArticleVote, at: number) =>
  sql.run(
    `insert into article_vote (visitor, cid, site, article, locale, helpful, at)
     values (:visitor, :cid, :site, :article, :locale, :helpful, :at) on conflict (visitor, cid) do nothing`,
    { visitor: who.id, site: who.site, ...vote, helpful: vote.helpful ? 1 : 0, at },
  )

export const addGreetingRecord = (sql: Sql, who: Who, record: GreetingRecord, at: number) =>
  sql.run(
    `insert into greeting_record (visitor, cid, site, greeting, variant, act, at)
     values (:visitor, :cid, :site, :greeting, :variant, :act, :at) on conflict (visitor, cid) do nothing`,
    { visitor: who.id, site: who.site, ...record, at },
  )

export const addMiss = (sql: Sql, who: Who, miss: SearchMiss, at: number) =>
  sql.run(
    `insert into search_miss (visitor, cid, site, query, locale, at)
     values (:visitor, :cid, :site, :query, :locale, :at) on conflict (visitor, cid) do nothing`,
    { visitor: who.id, site: who.site, ...miss, at },
  )
