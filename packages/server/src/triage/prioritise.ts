import { type Answer, type ConversationPrioritise, priorities } from '@deskbell/protocol'
import { type Acted, acted, agentAct, runAgentAct, unchanged } from '../conversations/acts.ts'
import { refused } from '../conversations/log-act.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { changeConversation, ofSite } from '../store/conversations.ts'

/** Says how urgent a conversation is; those who wait are served in that order first. */
export function prioritise(deps: Deps, who: AgentWho, input: ConversationPrioritise): Promise<Answer<Acted>> {
  const { priority } = input
  const act = agentAct(who, input, { kind: 'prioritised', priority }, 'internal')
  return runAgentAct(deps, who, act, async (sql) => {
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    const place = priorities.indexOf(priority)
    if (row.priority === place) return unchanged
    await changeConversation(sql, row.id, { priority: place })
    return acted(deps, sql, who, act)
  })
}
