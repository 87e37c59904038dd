import type { Deps } from '../deps.ts'
import { openOf, releaseConversation } from '../store/conversations.ts'
import { appendNote, writeAct } from './log-act.ts'

/** The agent stayed away: the open conversations go back to the queue, and the log says so. */
export async function requeueOf(deps: Deps, agent: string): Promise<void> {
  for (const { id } of await openOf(deps.db.read, agent)) {
    await writeAct(deps, id, async (sql) => {
      const row = await releaseConversation(sql, id, agent, deps.clock.now())
      if (!row) return { answer: { ok: true }, entries: [], moved: false }
      const entry = await appendNote(deps, sql, { site: row.site, conversation: id }, { kind: 'requeued' })
      return { answer: { ok: true }, place: row, entries: [entry], moved: true }
    })
  }
}
