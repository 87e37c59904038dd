import { createHash } from 'node:crypto'
import type { AuditAction } from '@deskbell/protocol'
import type { Deps } from '../deps.ts'
import { type AuditRow, addAudit, auditHead } from '../store/audit.ts'
import type { Sql } from '../store/sql.ts'

/** Who did what to whom. Ids, names of the team and short facts only; never words, tokens or addresses. */
export interface Audited {
  site: string
  /** `null` where nobody was signed in. */
  actor: { id: string; name: string } | null
  action: AuditAction
  subject?: { id: string; name?: string | null } | null
  detail?: Record<string, string>
}

/** The key of a write that records on this site: what shares it runs in order. */
export const auditKey = (site: string): string => `audit ${site}`

/** Each line's hash covers the one before, so that a changed or missing line shows. */
export const auditHash = (site: string, before: string, row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[before, site, row.seq, row.at, row.actor, row.actor_name, row.action],
        ...[row.subject, row.subject_name, row.detail],
      ]),
    )
    .digest('base64url')

/** Adds a line to the site's audit log, in the transaction of the act itself: write with `auditKey(site)`. */
export async function recordAudit(deps: Pick<Deps, 'clock'>, sql: Sql, audited: Audited): Promise<void> {
  const { site, actor, action, subject = null, detail = {} } = audited
  const head = await auditHead(sql, site)
  const row = {
    ...{ seq: head.seq + 1, at: deps.clock.now(), action, detail: JSON.stringify(detail) },
    ...{ actor: actor?.id ?? null, actor_name: actor?.name ?? null },
    ...{ subject: subject?.id ?? null, subject_name: subject?.name ?? null },
  }
  await addAudit(sql, site, { ...row, hash: auditHash(site, head.hash, row) })
}

/** The same for what is no write of its own, such as reading. */
export const audit = (deps: Pick<Deps, 'clock' | 'db'>, audited: Audited): Promise<void> =>
  deps.db.write((sql) => recordAudit(deps, sql, audited), auditKey(audited.site))
