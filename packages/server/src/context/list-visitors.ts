import { type AgentAnswers, type Answer, limits } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { countOnline, onlineVisitors } from '../store/pages.ts'

/** Who is on the site now. */
export async function listVisitors(deps: Deps, who: AgentWho): Promise<Answer<AgentAnswers['visitors:list']>> {
  const visitors = await onlineVisitors(deps.db.read, who.site, limits.resumePage)
  const all = visitors.length < limits.resumePage ? visitors.length : await countOnline(deps.db.read, who.site)
  return { ok: true, visitors, total: all }
}
