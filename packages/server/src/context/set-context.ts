import type { Answer, ContextSet } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { setContextRow } from '../store/visitors.ts'

/** Keeps the newest page and cart of the visitor for the agents. */
export async function setContext(
  deps: Deps,
  who: VisitorWho,
  input: ContextSet,
): Promise<Answer<Record<never, never>>> {
  await deps.db.write((sql) => setContextRow(sql, who, input, deps.clock.now()), who.id)
  deps.publish.context(who)
  return { ok: true }
}
