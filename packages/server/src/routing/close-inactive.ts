import { appendNote, writeAct } from '../conversations/log-act.ts'
import type { Deps, Site } from '../deps.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { closeInactive, inactive } from '../store/routing.ts'

/** Ends one conversation; the visitor is asked by the site's survey where a person was involved. */
function close(deps: Deps, site: Site, row: ConversationRow, before: number) {
  const survey = row.agent === null ? undefined : site.surveys.find(({ trigger }) => trigger === 'solved')
  return writeAct(deps, row.id, async (sql) => {
    if (!(await closeInactive(sql, row.id, { before, at: deps.clock.now() }))) {
      return { answer: { ok: true as const }, entries: [], moved: false }
    }
    const log = { site: row.site, conversation: row.id }
    const solved = await appendNote(deps, sql, log, { kind: 'solved' })
    const asked = survey ? [await appendNote(deps, sql, log, { kind: 'survey', survey: survey.id })] : []
    return { answer: { ok: true as const }, place: row, entries: [solved, ...asked], moved: true }
  })
}

/**
 * Ends what nobody has said anything in for as long as the owner says, also where the visitor never wrote a word. Who
 * still waits for an answer is never closed out.
 */
export async function closeAllInactive(deps: Deps): Promise<void> {
  for (const site of deps.sites.values()) {
    const { autoClose } = site.desk
    if (!autoClose) continue
    const before = deps.clock.now() - autoClose.afterMinutes * 60_000
    const rows = await inactive(deps.db.read, site.key, before)
    for (const row of rows) await close(deps, site, row, before)
    if (rows.length > 0) deps.publish.report(site.key)
  }
}
