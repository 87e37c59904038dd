import type { AuditAction } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

export interface AuditRow {
  seq: number
  at: number
  actor: string | null
  actor_name: string | null
  action: AuditAction
  subject: string | null
  subject_name: string | null
  detail: string
  hash: string
}

/** The end of a site's chain, kept until the commit in a write. */
export async function auditHead(sql: Sql, site: string): Promise<{ seq: number; hash: string }> {
  await sql.run(`insert into audit_head (site, seq, hash) values (:site, 0, '') on conflict (site) do nothing`, {
    site,
  })
  const head = await sql.get<{ seq: number; hash: string }>(
    `select h.seq, h.hash from audit_head h where h.site = :site${sql.lock('h')}`,
    { site },
  )
  return head!
}

export async function addAudit(sql: Sql, site: string, row: AuditRow): Promise<void> {
  await sql.run(
    `insert into audit (site, seq, at, actor, actor_name, action, subject, subject_name, detail, hash)
     values (:site, :seq, :at, :actor, :actor_name, :action, :subject, :subject_name, :detail, :hash)`,
    { site, ...row },
  )
  await sql.run('update audit_head set seq = :seq, hash = :hash where site = :site', {
    site,
    seq: row.seq,
    hash: row.hash,
  })
}

/** Lines before a seq, the newest first. */
export const auditBefore = (sql: Sql, site: string, before: number, limit: number) =>
  sql.all<AuditRow>('select * from audit where site = :site and seq < :before order by seq desc limit :limit', {
    site,
    before,
    limit,
  })

export const readAuditHead = (sql: Sql, site: string) =>
  sql.get<{ seq: number; hash: string }>('select seq, hash from audit_head where site = :site', { site })
