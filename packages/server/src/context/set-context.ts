import type { Answer, ContextSet } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { cutReferrer, cutUrl } from '../privacy/cut-url.ts'
import { pagelessOf, setPage } from '../store/conversations.ts'
import { seePage } from '../store/pages.ts'
import { setContextRow } from '../store/visitors.ts'

/** Keeps the newest page and cart of the visitor for the agents. */
export async function setContext(
  deps: Deps,
  who: VisitorWho,
  given: ContextSet,
): Promise<Answer<Record<never, never>>> {
  const listed = deps.sites.get(who.site)?.pageQuery ?? []
  const page = { ...given.page, url: cutUrl(given.page.url, listed) }
  const input: ContextSet = { ...given, page, referrer: cutReferrer(given.referrer) }
  const at = deps.clock.now()
  await deps.db.write(async (sql) => {
    await setContextRow(sql, who, input, at)
    await seePage(sql, who, input.page, at)
  }, who.id)
  // The first words may be stored before the device tells where they were written.
  for (const id of await pagelessOf(deps.db.read, who)) {
    await deps.db.write((sql) => setPage(sql, id, input.page.type), id)
  }
  deps.publish.context(who)
  return { ok: true }
}
