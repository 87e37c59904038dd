import { type Answer, type ConversationSnooze, refuse } from '@deskbell/protocol'
import { type Acted, acted, agentAct, runAgentAct, unchanged } from '../conversations/acts.ts'
import { refused } from '../conversations/log-act.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { ofSite } from '../store/conversations.ts'
import { snoozeConversation, wakeConversation } from '../store/triage.ts'

/** Nobody means a time further away. */
const furthestMs = 366 * 24 * 3600_000

/** Puts a conversation aside until a time or the visitor's next words, whichever comes first; or wakes it. */
export async function snooze(deps: Deps, who: AgentWho, input: ConversationSnooze): Promise<Answer<Acted>> {
  const { until } = input
  const now = deps.clock.now()
  if (until !== null && (until <= now || until > now + furthestMs)) return refuse('bad_request', { field: 'until' })
  const body = until === null ? ({ kind: 'woken', why: 'agent' } as const) : ({ kind: 'snoozed', until } as const)
  const act = agentAct(who, input, body, 'internal')
  return runAgentAct(deps, who, act, async (sql) => {
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    if (row.status === 'solved') return refused('closed')
    if (row.snoozed_until === until) return unchanged
    if (until === null) await wakeConversation(sql, row.id, { at: now, due: Number.MAX_SAFE_INTEGER })
    else await snoozeConversation(sql, row.id, until)
    return acted(deps, sql, who, act)
  })
}
