import { type Answer, refuse } from '@deskbell/protocol'
import type { AgentWho, Deps, VisitorWho } from '../deps.ts'
import { moveMarks, ofSite, ofVisitor } from '../store/conversations.ts'

/** Notes how far one side has got in the public stream; marks only grow, and never beyond the log. */
export async function markReceipt(
  deps: Deps,
  side: { visitor: VisitorWho } | { agent: AgentWho },
  input: { conversation: string; delivered: number; read: number },
): Promise<Answer<Record<never, never>>> {
  const name = 'visitor' in side ? 'visitor' : 'agent'
  const marked = await deps.db.write(async (sql) => {
    const row =
      'visitor' in side
        ? await ofVisitor(sql, side.visitor, input.conversation)
        : await ofSite(sql, side.agent.site, input.conversation)
    return (
      row && { row, marks: await moveMarks(sql, name, { id: row.id, delivered: input.delivered, read: input.read }) }
    )
  }, input.conversation)
  if (!marked) return refuse('not_found')
  if (marked.marks) deps.publish.receipt(marked.row, name, marked.marks)
  return { ok: true }
}
