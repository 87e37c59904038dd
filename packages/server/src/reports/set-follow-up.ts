import { type Answer, type FollowUpSet, refuse } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { setFollowUp as keep } from '../store/follow-ups.ts'

/** Notes how far the team got with a low score; the newest word counts. */
export async function setFollowUp(
  deps: Deps,
  who: AgentWho,
  input: FollowUpSet,
): Promise<Answer<Record<never, never>>> {
  const kept = await deps.db.write((sql) => keep(sql, who, input, deps.clock.now()))
  if (!kept) return refuse('not_found')
  deps.publish.report(who.site)
  return { ok: true }
}
