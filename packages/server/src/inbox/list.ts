import { type AgentAnswers, type Answer, type InboxList, limits, refuse } from '@deskbell/protocol'
import { readContext } from '../context/read-context.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { ofSite, toSummary } from '../store/conversations.ts'
import { listView } from '../store/lists.ts'
import { answersOf } from '../store/records.ts'
import { countSite, decideCounts } from './counts.ts'

/** The conversations of a view, one page of them. */
export async function listInbox(
  deps: Deps,
  who: AgentWho,
  input: InboxList,
): Promise<Answer<AgentAnswers['inbox:list']>> {
  const limit = limits.resumePage
  const { view, after, ...filter } = input
  const ask = { site: who.site, agent: who.id, view, after, filter, limit: limit + 1 }
  const rows = await listView(deps.db.read, ask)
  return { ok: true, conversations: rows.slice(0, limit).map(toSummary), more: rows.length > limit }
}

/** One conversation with what is known of its visitor. */
export async function openConversation(
  deps: Deps,
  who: AgentWho,
  input: { conversation: string },
): Promise<Answer<AgentAnswers['conversation:open']>> {
  const sql = deps.db.read
  const row = await ofSite(sql, who.site, input.conversation)
  if (!row) return refuse('not_found')
  return {
    ok: true,
    conversation: toSummary(row),
    context: await readContext(sql, deps.sites.get(who.site), row),
    answers: await answersOf(sql, row.id),
  }
}

export const readCounts = async (deps: Pick<Deps, 'db'>, who: AgentWho) =>
  decideCounts(await countSite(deps.db.read, who.site), who.id)
