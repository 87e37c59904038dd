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
  const online = (visitor: string) => deps.presence.has('visitor', who.site, visitor)
  return { ok: true, conversations: rows.map((row) => toSummary(row, online(row.visitor))) }
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
    conversation: toSummary(row, deps.presence.has('visitor', who.site, row.visitor)),
    context: await readContext(sql, deps.sites.get(who.site), row),
    answers: await answersOf(sql, row.id),
  }
}

export const readCounts = async (deps: Pick<Deps, 'db'>, who: AgentWho) =>
  decideCounts(await countStatuses(deps.db.read, who.site), who.id)
