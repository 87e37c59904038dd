import type { Answer } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { changeConversation, ofSite } from '../store/conversations.ts'
import { type Acted, type ActInput, acted, agentAct, runAgentAct } from './acts.ts'
import { appendNote, refused } from './log-act.ts'

/** Ends a conversation, and asks the visitor by the site's survey for it. */
export async function solve(deps: Deps, who: AgentWho, input: ActInput): Promise<Answer<Acted>> {
  const act = agentAct(who, input, { kind: 'solved' })
  const survey = deps.sites.get(who.site)?.surveys.find(({ trigger }) => trigger === 'solved')
  const answer = await runAgentAct(deps, who, act, async (sql) => {
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    if (row.status === 'solved') return { answer: { ok: true }, entries: [], moved: false }
    if (row.agent !== null && row.agent !== who.id) return refused('taken')
    const now = deps.clock.now()
    await changeConversation(sql, row.id, {
      ...{ status: 'solved', agent: who.id, waiting_since: null, snoozed_until: null, solved_at: now },
    })
    const place = { site: who.site, conversation: row.id }
    return acted(deps, sql, who, act, async () =>
      survey ? [await appendNote(deps, sql, place, { kind: 'survey', survey: survey.id })] : [],
    )
  })
  if (answer.ok) deps.publish.report(who.site)
  return answer
}
