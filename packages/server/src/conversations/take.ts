import type { Answer } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { ofSite, takeConversation } from '../store/conversations.ts'
import { type Acted, type ActInput, acted, agentAct, runAgentAct } from './acts.ts'
import { refused } from './log-act.ts'

/** Makes a waiting conversation this agent's. Compare and set: of two agents one wins, the other is told `taken`. */
export function takeIt(deps: Deps, who: AgentWho, input: ActInput): Promise<Answer<Acted>> {
  const act = agentAct(who, input, { kind: 'taken' })
  return runAgentAct(deps, who, act, async (sql) => {
    if (await takeConversation(sql, input.conversation, who.site, who.id)) return acted(deps, sql, who, act)
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    if (row.status === 'solved') return refused('closed')
    return row.agent === who.id ? { answer: { ok: true }, entries: [], moved: false } : refused('taken')
  })
}
