import type { Answer, VisitorExport } from '@deskbell/protocol'
import { audit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { eraseVisitor } from './erase-visitor.ts'
import { exportVisitor } from './export-visitor.ts'

/** An agent reads all that is kept of a visitor of the site; the audit log says so. */
export async function exportBy(
  deps: Deps,
  who: Pick<AgentWho, 'id' | 'site' | 'name'>,
  visitor: string,
): Promise<Answer<{ export: VisitorExport }>> {
  const answer = await exportVisitor(deps, { id: visitor, site: who.site }, false)
  if (answer.ok) await audit(deps, { site: who.site, actor: who, action: 'visitor-exported', subject: { id: visitor } })
  return answer
}

/** An agent removes a visitor of the site; the audit log says so, by an id that leads nowhere any more. */
export async function eraseBy(
  deps: Deps,
  who: Pick<AgentWho, 'id' | 'site' | 'name'>,
  visitor: string,
): Promise<Answer<Record<never, never>>> {
  const answer = await eraseVisitor(deps, { id: visitor, site: who.site })
  if (!answer.ok) return answer
  await audit(deps, { site: who.site, actor: who, action: 'visitor-erased', subject: { id: visitor } })
  return { ok: true }
}
