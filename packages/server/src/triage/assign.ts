import type { Answer, AssignTo, ConversationAssign } from '@deskbell/protocol'
import { type Acted, acted, agentAct, runAgentAct, unchanged } from '../conversations/acts.ts'
import { refused } from '../conversations/log-act.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { agentOfSite } from '../store/agents.ts'
import { type ConversationRow, changeConversation, ofSite } from '../store/conversations.ts'
import { type Assignment, assignConversation } from '../store/triage.ts'

/** What giving it there makes of a conversation. Pure. */
export function decideAssignment(
  to: AssignTo,
  row: Pick<ConversationRow, 'waiting_since' | 'team'>,
  now: number,
): Assignment {
  const waiting = row.waiting_since ?? now
  switch (to.kind) {
    case 'agent':
      return { status: 'open', agent: to.id, team: row.team, waiting: row.waiting_since }
    case 'team':
      return { status: 'waiting', agent: null, team: to.id, waiting }
    case 'queue':
      return { status: 'waiting', agent: null, team: null, waiting }
    case 'assistant':
      return { status: 'assistant', agent: null, team: null, waiting: null }
  }
}

/** The name of whom it is given to; undefined when nobody of that id answers on the site. */
async function nameOf(deps: Deps, site: string, to: AssignTo): Promise<string | null | undefined> {
  if (to.kind === 'agent') {
    const agent = await agentOfSite(deps.db.read, site, to.id)
    return agent && agent.disabled_at === null && agent.role !== 'viewer' ? agent.name : undefined
  }
  if (to.kind === 'team') return deps.sites.get(site)?.desk.teams.find(({ id }) => id === to.id)?.name
  return null
}

const isThere = (row: ConversationRow, after: Assignment): boolean =>
  row.status === after.status && row.agent === after.agent && row.team === after.team

/**
 * Gives a conversation to an agent, a team, the queue or back to the assistant. Compare and set: it must still be with
 * whom the asker saw, so that of two who give it away at once one wins and the other is told `taken`.
 */
export async function assign(deps: Deps, who: AgentWho, input: ConversationAssign): Promise<Answer<Acted>> {
  const { to, from } = input
  const name = await nameOf(deps, who.site, to)
  const act = agentAct(who, input, { kind: 'assigned', to, name: name ?? null }, 'internal')
  return runAgentAct(deps, who, act, async (sql) => {
    if (name === undefined) return refused('bad_request', { field: 'to.id' })
    const row = await ofSite(sql, who.site, input.conversation)
    if (!row) return refused('not_found')
    if (row.status === 'solved') return refused('closed')
    const after = decideAssignment(to, row, deps.clock.now())
    if (isThere(row, after)) return unchanged
    if (!(await assignConversation(sql, { id: row.id, site: who.site, from }, after))) return refused('taken')
    // A visitor who is given back has not asked for a person any more: new words after solving stay with the assistant.
    if (to.kind === 'assistant') await changeConversation(sql, row.id, { handoff_at: null, handoff_reason: null })
    return acted(deps, sql, who, act)
  })
}
