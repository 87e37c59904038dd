import type { AnswerOutcome, GeneratedAnswer, GeneratedKind, Source } from '@deskbell/protocol'
import type { Sql, SqlParams } from './sql.ts'

interface AnswerRow {
  kind: GeneratedKind
  agent_name: string | null
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
  kind: row.kind,
  agent: row.agent_name,
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

/** What was spent since a time: by the whole site, and for the visitor or the agent. */
export async function spentSince(sql: Sql, site: string, own: { visitor: string } | { agent: string }, since: number) {
  const isOwn = 'agent' in own ? 'agent = :own' : 'agent is null and visitor = :own'
  const row = await sql.get<{ answers: number; tokens: number | null; own: number | null }>(
    `select count(*) as answers, cast(sum(tokens) as bigint) as tokens,
       cast(sum(case when ${isOwn} then 1 else 0 end) as bigint) as own
     from generated_answer where site = :site and at >= :since and outcome <> 'limited'`,
    { own: 'agent' in own ? own.agent : own.visitor, site, since },
  )
  return { answers: row?.answers ?? 0, tokens: row?.tokens ?? 0, own: row?.own ?? 0 }
}

export const addRequest = (
  sql: Sql,
  row: {
    kind: GeneratedKind
    /** For whom it is made; `null` for a visitor. */
    agent: string | null
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
    `insert into generated_answer (kind, agent, visitor, cid, site, conversation, at, question, text, sources, outcome, reason,
       made_by, ms, tokens)
     values (:kind, :agent, :visitor, :cid, :site, :conversation, :at, :question, '', '[]', :outcome, :reason, :made_by, 0, 0)`,
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
    `select g.*, a.name as agent_name from generated_answer g left join agent a on a.id = g.agent
     where g.site = :site and g.at < :before ${outcome === null ? '' : 'and g.outcome = :outcome'}
     order by g.at desc, g.cid limit :limit`,
    { site, before: before ?? Number.MAX_SAFE_INTEGER, limit, ...(outcome === null ? {} : { outcome }) },
  )
  return rows.map(toAnswer)
}
