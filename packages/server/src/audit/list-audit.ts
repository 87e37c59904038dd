import type { Answer, AuditEvent, AuditPage } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { type AuditRow, auditBefore, readAuditHead } from '../store/audit.ts'
import { auditHash } from './record-audit.ts'

const pageSize = 100

const toEvent = (row: AuditRow): AuditEvent => ({
  ...{ seq: row.seq, at: row.at, action: row.action },
  actor: row.actor === null ? null : { id: row.actor, name: row.actor_name ?? '' },
  subject: row.subject === null ? null : { id: row.subject, name: row.subject_name },
  detail: JSON.parse(row.detail) as Record<string, string>,
})

/** Whether the rows, newest first, are those that were written, and none is missing from `from` down to `to`. */
function isIntact(site: string, rows: readonly AuditRow[], from: number, to: number): boolean {
  if (rows.length !== from - to + 1) return false
  return rows.every((row, n) => {
    const before = rows[n + 1]?.hash ?? (row.seq === 1 ? '' : null)
    return row.seq === from - n && (before === null || row.hash === auditHash(site, before, row))
  })
}

/** A page of the audit log, the newest first, and whether it is as it was written. */
export async function listAudit(
  deps: Pick<Deps, 'db'>,
  who: AgentWho,
  { before }: { before: number | null },
): Promise<Answer<AuditPage>> {
  const head = (await readAuditHead(deps.db.read, who.site)) ?? { seq: 0, hash: '' }
  const from = Math.min(head.seq, (before ?? head.seq + 1) - 1)
  // One more: its hash is what the last line of the page rests on.
  const rows = await auditBefore(deps.db.read, who.site, from + 1, pageSize + 1)
  const whole = from === 0 || isIntact(who.site, rows, from, Math.max(1, from - pageSize))
  const ends = from !== head.seq || (rows[0]?.hash ?? '') === head.hash
  return { ok: true, events: rows.slice(0, pageSize).map(toEvent), more: rows.length > pageSize, intact: whole && ends }
}
