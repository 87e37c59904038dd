import type { Deps } from '../deps.ts'
import { changeConversation, openOf } from '../store/conversations.ts'
import { appendNote, writeAct } from './log-act.ts'

/** The agent stayed away: the open conversations go back to the queue, and the log says so. */
export async function requeueOf(deps: Deps, agent: string): Promise<void> {
  for (const { id } of await openOf(deps.db.read, agent)) {
    await writeAct(deps, async (sql) => {
      const row = (await openOf(sql, agent)).find((each) => each.id === id)
      if (!row) return { answer: { ok: true }, entries: [], moved: false }
      await changeConversation(sql, id, { status: 'waiting', agent: null, waiting_since: deps.clock.now() })
      const entry = await appendNote(deps, sql, { site: row.site, conversation: id }, { kind: 'requeued' })
      return { answer: { ok: true }, place: row, entries: [entry], moved: true }
    })
  }
}
