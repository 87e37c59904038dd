import { type Answer, type ConversationSummary, type EntryBody, refuse, type Stream } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { ofSite, toSummary } from '../store/conversations.ts'
import type { Sql } from '../store/sql.ts'
import { appendAct, type CidAct, findRepeat, type Written, writeAct } from './log-act.ts'

export type Acted = { conversation: ConversationSummary }
export interface ActInput {
  cid: string
  conversation: string
}

/** An act as the log keeps it: `public` where the visitor shall see it, `internal` where only the team does. */
export const agentAct = (who: AgentWho, input: ActInput, body: EntryBody, stream: Stream = 'public'): CidAct => ({
  ...{ cid: input.cid, conversation: input.conversation, stream, sender: `agent:${who.id}`, body },
  author: { kind: 'agent', id: who.id, name: who.name },
})

/** What an act answers that changes nothing. */
export const unchanged: Written<Record<never, never>> = { answer: { ok: true }, entries: [], moved: false }

/** Runs what an agent does to a conversation; a repeated cid changes nothing and answers with the state now. */
export async function runAgentAct(
  deps: Deps,
  who: AgentWho,
  act: CidAct,
  run: (sql: Sql) => Promise<Written<Record<never, never>>>,
): Promise<Answer<Acted>> {
  const answer = await writeAct(deps, act.conversation, async (sql) => {
    const repeat = await findRepeat(sql, act)
    if (repeat === 'conflict') return { answer: refuse('cid_conflict'), entries: [], moved: false }
    return repeat ? { answer: { ok: true } as const, entries: [], moved: false } : run(sql)
  })
  if (!answer.ok) return answer
  const row = await ofSite(deps.db.read, who.site, act.conversation)
  if (!row) return refuse('not_found')
  return { ok: true, conversation: toSummary(row) }
}

/** The act's entry, with what else it wrote after it. */
export async function acted(
  deps: Deps,
  sql: Sql,
  who: AgentWho,
  act: CidAct,
  more: () => Promise<Written<never>['entries']> = async () => [],
): Promise<Written<Record<never, never>>> {
  const { entry, row } = await appendAct(deps, sql, who.site, act)
  return { answer: { ok: true }, place: row, entries: [entry, ...(await more())], moved: true }
}
