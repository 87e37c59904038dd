import { type AgentAnswers, type Answer, type InboxView, refuse } from '@deskbell/protocol'
import { readContext } from '../context/read-context.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { countStatuses, listView, ofSite, toSummary } from '../store/conversations.ts'
import { answersOf } from '../store/records.ts'
import { decideCounts } from './counts.ts'

/** The conversations of a view. */
export async function listInbox(
  deps: Deps,
  who: AgentWho,
  input: { view: InboxView },
): Promise<Answer<AgentAnswers['inbox:list']>> {
  const rows = await listView(deps.db.read, who.site, who.id, input.view)
  return { ok: true, conversations: rows.map(toSummary) }
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
  decideCounts(await countStatuses(deps.db.read, who.site), who.id)
