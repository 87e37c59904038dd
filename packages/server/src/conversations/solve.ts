import type { Answer } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { changeConversation, ofSite } from '../store/conversations.ts'
import { offerSurvey } from '../surveys/offer-survey.ts'
import { type Acted, type ActInput, acted, agentAct, runAgentAct } from './acts.ts'
import { refused } from './log-act.ts'

/** Ends a conversation, and asks the visitor by the site's survey for it. */
export async function solve(deps: Deps, who: AgentWho, input: ActInput): Promise<Answer<Acted>> {
  const act = agentAct(who, input, { kind: 'solved' })
  const answer = await runAgentAct(deps, who, act, async (sql) => {
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    if (row.status === 'solved') return { answer: { ok: true }, entries: [], moved: false }
    if (row.agent !== null && row.agent !== who.id) return refused('taken')
    const now = deps.clock.now()
    const change = {
      status: 'solved',
      agent: who.id,
      waiting_since: null,
      snoozed_until: null,
      solved_at: now,
    } as const
    await changeConversation(sql, row.id, change)
    return acted(deps, sql, who, act, () => {
      // Whose agent she is only since now, nobody has answered.
      const now = { ...row, ...change, agent: row.agent }
      return offerSurvey(deps, sql, now, ['solved'])
    })
  })
  if (answer.ok) deps.publish.report(who.site)
  return answer
}
