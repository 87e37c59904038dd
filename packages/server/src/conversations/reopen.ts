import type { Answer } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { changeConversation, ofSite } from '../store/conversations.ts'
import { type Acted, type ActInput, acted, agentAct, runAgentAct, unchanged } from './acts.ts'
import { refused } from './log-act.ts'

/** Takes a solved conversation up again; it is then this agent's. */
export async function reopen(deps: Deps, who: AgentWho, input: ActInput): Promise<Answer<Acted>> {
  const act = agentAct(who, input, { kind: 'reopened' })
  const answer = await runAgentAct(deps, who, act, async (sql) => {
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    if (row.status !== 'solved') {
      return row.agent === who.id ? unchanged : refused('taken')
    }
    await changeConversation(sql, row.id, { status: 'open', agent: who.id, waiting_since: null, solved_at: null })
    return acted(deps, sql, who, act)
  })
  if (answer.ok) deps.publish.report(who.site)
  return answer
}
