import { type LogPage, limits, type Resume } from '@deskbell/protocol'
import { entriesAfter, idAt } from '../store/entries.ts'
import type { Sql } from '../store/sql.ts'

/**
 * One page of the log after what the device has. `reset` when the device has another log than this one: a seq beyond
 * the end, or another id at its seq. The caller joined the push room before, so nothing falls between page and push.
 */
export async function readLog(sql: Sql, known: { last: number }, input: Resume): Promise<LogPage> {
  const log = { conversation: input.conversation, stream: input.stream }
  const foreign = input.after > known.last || (input.after > 0 && (await idAt(sql, log, input.after)) !== input.afterId)
  if (foreign) return { entries: [], last: known.last, more: known.last > 0, reset: true }
  const entries = await entriesAfter(sql, log, input.after, limits.resumePage)
  // More may have been committed since `last` was read.
  const end = entries.at(-1)?.seq ?? input.after
  const last = Math.max(known.last, end)
  return { entries, last, more: end < last, reset: false }
}
