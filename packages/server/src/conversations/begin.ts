import type { Answer, ConversationBegin } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { createConversation, ofSite, takeConversation } from '../store/conversations.ts'
import { visitorHere } from '../store/pages.ts'
import { contextOf } from '../store/visitors.ts'
import { type Acted, acted, agentAct, runAgentAct } from './acts.ts'
import { appendNote, refused } from './log-act.ts'

/**
 * An agent speaks first to a visitor who is on the site now: a conversation of theirs, with the agent's words in it.
 * Where one goes on already, it is `taken`: nobody is spoken to in two places at once.
 */
export function begin(deps: Deps, who: AgentWho, input: ConversationBegin): Promise<Answer<Acted>> {
  const { conversation, visitor, text } = input
  const act = agentAct(who, input, { kind: 'text', text })
  return runAgentAct(deps, who, act, async (sql) => {
    const here = await visitorHere(sql, who.site, visitor)
    if (!here) return refused('not_found', { field: 'visitor' })
    if (here.busy > 0) return refused('taken', { field: 'visitor' })
    const context = await contextOf(sql, visitor)
    const page = context?.page?.type ?? null
    await createConversation(sql, {
      ...{ id: conversation, site: who.site, visitor, page, at: deps.clock.now() },
      locale: context?.locale ?? 'en',
    })
    const row = await ofSite(sql, who.site, conversation)
    // The id is somebody else's already.
    if (row?.visitor !== visitor || row.last_seq > 0) return refused('not_found')
    await takeConversation(sql, conversation, who.site, who.id)
    const author = { kind: 'agent', id: who.id, name: who.name } as const
    const taken = await appendNote(deps, sql, { site: who.site, conversation }, { kind: 'taken' }, author)
    const written = await acted(deps, sql, who, act)
    return { ...written, entries: [taken, ...written.entries] }
  })
}
