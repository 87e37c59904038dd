import type { AnswerOutcome, GeneratedAnswer, Source } from '@deskbell/protocol'
import type { Sql, SqlParams } from './sql.ts'

interface AnswerRow {
  cid: string
  conversation: string
  at: number
  question: string
  text: string
  sources: string
  /** `pending` while it is being made. */
  outcome: AnswerOutcome | 'pending'
  reason: string | null
  made_by: string
  ms: number
  tokens: number
}

const toAnswer = (row: AnswerRow): GeneratedAnswer => ({
  cid: row.cid,
  conversation: row.conversation,
  at: row.at,
  question: row.question,
  text: row.text,
  sources: JSON.parse(row.sources) as Source[],
  outcome: row.outcome === 'pending' ? 'failed' : row.outcome,
  reason: row.reason,
  by: row.made_by,
  ms: row.ms,
  tokens: row.tokens,
})

export const findRequest = (sql: Sql, visitor: string, cid: string) =>
  sql.get<AnswerRow>('select * from generated_answer where visitor = :visitor and cid = :cid', { visitor, cid })

/** What was spent since a time: by the visitor, and by the whole site. */
export async function spentSince(sql: Sql, who: { id: string; site: string }, since: number) {
  const row = await sql.get<{ answers: number; tokens: number | null; own: number | null }>(
    `select count(*) as answers, cast(sum(tokens) as bigint) as tokens,
       cast(sum(case when visitor = :visitor then 1 else 0 end) as bigint) as own
     from generated_answer where site = :site and at >= :since and outcome <> 'limited'`,
    { visitor: who.id, site: who.site, since },
  )
  return { answers: row?.answers ?? 0, tokens: row?.tokens ?? 0, own: row?.own ?? 0 }
}

export const addRequest = (
  sql: Sql,
  row: {
    visitor: string
    cid: string
    site: string
    conversation: string
    at: number
    question: string
    outcome: 'pending' | AnswerOutcome
    reason: string | null
    made_by: string
  },
) =>
  sql.run(
    `insert into generated_answer (visitor, cid, site, conversation, at, question, text, sources, outcome, reason,
       made_by, ms, tokens)
     values (:visitor, :cid, :site, :conversation, :at, :question, '', '[]', :outcome, :reason, :made_by, 0, 0)`,
    row as SqlParams & typeof row,
  )

export const finishRequest = (
  sql: Sql,
  visitor: string,
  cid: string,
  made: {
    text: string
    sources: readonly Source[]
    outcome: AnswerOutcome
    reason: string | null
    ms: number
    tokens: number
  },
) =>
  sql.run(
    `update generated_answer set text = :text, sources = :sources, outcome = :outcome, reason = :reason, ms = :ms,
       tokens = :tokens where visitor = :visitor and cid = :cid`,
    { visitor, cid, ...made, sources: JSON.stringify(made.sources) },
  )

/** Newest first, one more than asked for where there are more. */
export async function answersOfSite(
  sql: Sql,
  site: string,
  { before, outcome, limit }: { before: number | null; outcome: AnswerOutcome | null; limit: number },
): Promise<GeneratedAnswer[]> {
  const rows = await sql.all<AnswerRow>(
    `select * from generated_answer where site = :site and at < :before ${outcome === null ? '' : 'and outcome = :outcome'}
     order by at desc, cid limit :limit`,
    { site, before: before ?? Number.MAX_SAFE_INTEGER, limit, ...(outcome === null ? {} : { outcome }) },
  )
  return rows.map(toAnswer)
}
