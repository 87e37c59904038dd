import { type Answer, refuse } from '@deskbell/protocol'
import type { AgentWho, Deps, VisitorWho } from '../deps.ts'
import { ofSite, ofVisitor } from '../store/conversations.ts'

/**
 * Tells the other side that somebody is writing; the team also what, where the site's file says so to the visitor. Not
 * kept; a lost one ends by itself there.
 */
export async function setTyping(
  deps: Deps,
  side: { visitor: VisitorWho } | { agent: AgentWho },
  input: { conversation: string; typing: boolean; text?: string | undefined },
): Promise<Answer<Record<never, never>>> {
  const sql = deps.db.read
  const row =
    'visitor' in side
      ? await ofVisitor(sql, side.visitor, input.conversation)
      : await ofSite(sql, side.agent.site, input.conversation)
  if (!row) return refuse('not_found')
  const author =
    'visitor' in side
      ? ({ kind: 'visitor', id: side.visitor.id, name: null } as const)
      : ({ kind: 'agent', id: side.agent.id, name: side.agent.name } as const)
  const shown = 'visitor' in side && deps.sites.get(row.site)?.config.typingPreview !== undefined
  const words = shown && input.text !== undefined ? { text: input.text } : {}
  deps.publish.typing(row, { conversation: row.id, author, typing: input.typing, ...words })
  return { ok: true }
}
