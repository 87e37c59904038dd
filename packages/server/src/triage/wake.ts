import type { Entry, wakeReasons } from '@deskbell/protocol'
import { appendNote, writeAct } from '../conversations/log-act.ts'
import { requeueOf } from '../conversations/requeue.ts'
import type { Deps } from '../deps.ts'
import type { Sql } from '../store/sql.ts'
import { dueSnoozes, wakeConversation } from '../store/triage.ts'

/** Brings a snoozed conversation back, in the caller's transaction; nothing where somebody else did. */
export async function wake(
  deps: Deps,
  sql: Sql,
  place: { id: string; site: string },
  why: (typeof wakeReasons)[number],
): Promise<Entry[]> {
  const at = deps.clock.now()
  const row = await wakeConversation(sql, place.id, { at, due: why === 'time' ? at : Number.MAX_SAFE_INTEGER })
  if (!row) return []
  const log = { site: place.site, conversation: place.id }
  return [await appendNote(deps, sql, log, { kind: 'woken', why }, undefined, 'internal')]
}

/** Wakes what is due. Several nodes may do it at once: each conversation is woken by one. */
export async function wakeDue(deps: Deps): Promise<void> {
  for (const row of await dueSnoozes(deps.db.read, deps.clock.now())) {
    await writeAct(deps, row.id, async (sql) => {
      const entries = await wake(deps, sql, row, 'time')
      return { answer: { ok: true }, entries, moved: entries.length > 0, ...(entries.length > 0 ? { place: row } : {}) }
    })
    // Her lease ended while it slept: it does not wait for somebody who is not there.
    if (row.agent !== null) await requeueOf(deps, row.agent)
  }
}
