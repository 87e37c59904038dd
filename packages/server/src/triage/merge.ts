import { type Answer, type ConversationMerge, limits } from '@deskbell/protocol'
import { type Acted, acted, agentAct, runAgentAct } from '../conversations/acts.ts'
import { appendNote, refused } from '../conversations/log-act.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { changeConversation, type NamedConversation, ofSite } from '../store/conversations.ts'
import type { Sql } from '../store/sql.ts'
import { setTags } from '../store/triage.ts'
import { decideTags } from './tag.ts'

/** What the other goes on with: the tags, mentions and urgency of both. */
async function carryOver(sql: Sql, from: NamedConversation, into: NamedConversation): Promise<void> {
  const { tags } = decideTags(JSON.parse(into.tags) as string[], JSON.parse(from.tags) as string[], [])
  await setTags(sql, into, tags.slice(0, limits.tags), [])
  const asked = [...(JSON.parse(into.mentioned) as string[]), ...(JSON.parse(from.mentioned) as string[])]
  await changeConversation(sql, into.id, {
    ...{ priority: Math.max(from.priority, into.priority), mentioned: JSON.stringify([...new Set(asked)]) },
  })
}

/**
 * Ends a conversation that goes on in another one of the same visitor. Both logs stay as they are, because their order
 * is a promise; each names the other. No survey is asked for: the matter is not over.
 */
export function merge(deps: Deps, who: AgentWho, input: ConversationMerge): Promise<Answer<Acted>> {
  const act = agentAct(who, input, { kind: 'mergedInto', into: input.into }, 'internal')
  return runAgentAct(deps, who, act, async (sql) => {
    // In the order of ids, so that two merges the other way round cannot wait for each other.
    const [first, second] = [input.conversation, input.into].sort()
    const one = await ofSite(sql, who.site, first ?? '')
    const two = await ofSite(sql, who.site, second ?? '')
    const from = one?.id === input.conversation ? one : two
    const into = one?.id === input.into ? one : two
    if (!from || !into) return refused('not_found')
    if (from.id === into.id || from.visitor !== into.visitor) return refused('bad_request', { field: 'into' })
    if (from.status === 'solved' || into.status === 'solved') return refused('closed')
    if (from.agent !== null && from.agent !== who.id) return refused('taken')
    const now = deps.clock.now()
    await changeConversation(sql, from.id, {
      ...{ status: 'solved', agent: who.id, waiting_since: null, snoozed_until: null, solved_at: now },
    })
    await carryOver(sql, from, into)
    const author = { kind: 'agent', id: who.id, name: who.name } as const
    const log = { site: who.site, conversation: into.id }
    const entry = await appendNote(deps, sql, log, { kind: 'merged', from: from.id }, author, 'internal')
    return { ...(await acted(deps, sql, who, act)), other: { place: into, entries: [entry] } }
  })
}
