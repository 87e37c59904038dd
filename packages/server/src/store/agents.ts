import type { Role } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

export interface AgentRow {
  id: string
  site: string
  name: string
  email: string
  password: string | null
  role: Role
  disabled_at: number | null
  /** Sealed; `null` without a second factor. */
  totp_secret: string | null
  /** The step of the last code that was used. */
  totp_step: number | null
  signed_in_at: number | null
}

export const agentByEmail = (sql: Sql, site: string, email: string) =>
  sql.get<AgentRow>('select * from agent where site = :site and email = :email', { site, email })

/** Everybody with this e-mail, on any site. */
export const agentsByEmail = (sql: Sql, email: string) =>
  sql.all<AgentRow>('select * from agent where email = :email order by created_at', { email })

/** Somebody of the site's team, kept until the commit in a write. */
export const agentOfSite = (sql: Sql, site: string, id: string) =>
  sql.get<AgentRow>(`select * from agent a where a.id = :id and a.site = :site${sql.lock('a')}`, { id, site })

export const agentsOfSite = (sql: Sql, site: string) =>
  sql.all<AgentRow>('select * from agent where site = :site order by created_at, id', { site })

export const createAgent = (
  sql: Sql,
  row: { id: string; site: string; name: string; email: string; role: Role; password: string | null; at: number },
) =>
  sql.run(
    `insert into agent (id, site, name, email, role, password, created_at)
     values (:id, :site, :name, :email, :role, :password, :at)`,
    row,
  )

export type AgentChange = Partial<Pick<AgentRow, 'role' | 'disabled_at' | 'password' | 'totp_secret' | 'totp_step'>>

export async function changeAgent(sql: Sql, id: string, change: AgentChange): Promise<void> {
  const columns = Object.keys(change)
  if (columns.length === 0) return
  const set = columns.map((column) => `${column} = :${column}`).join(', ')
  await sql.run(`update agent set ${set} where id = :id`, { ...change, id })
}

/** Uses a code up: true for the first that comes with this step or a later one. */
export const useTotpStep = async (sql: Sql, id: string, step: number): Promise<boolean> =>
  (await sql.run('update agent set totp_step = :step where id = :id and (totp_step is null or totp_step < :step)', {
    id,
    step,
  })) > 0

/** How many can run the site. */
export const countAdmins = async (sql: Sql, site: string): Promise<number> =>
  (await sql.get<{ count: number }>(
    `select count(*) as count from agent where site = :site and role = 'admin' and disabled_at is null`,
    { site },
  ))!.count

export const addCode = (sql: Sql, row: { hash: string; site: string; agent: string; at: number; expires: number }) =>
  sql.run(
    `insert into sign_in_code (code_hash, site, agent, created_at, expires_at)
     values (:hash, :site, :agent, :at, :expires)`,
    row,
  )

/** Links that were not used work no more. */
export const dropCodes = (sql: Sql, agent: string, at: number) =>
  sql.run('update sign_in_code set used_at = :at where agent = :agent and used_at is null', { agent, at })

/** Uses the code up; undefined when it is unknown, used or too old, or its agent may not come in. One of two wins. */
export const useCode = (sql: Sql, hash: string, at: number) =>
  sql.get<{ agent: string; site: string }>(
    `update sign_in_code set used_at = :at where code_hash = :hash and used_at is null and expires_at > :at
       and exists (select 1 from agent a where a.id = agent and a.disabled_at is null)
     returning agent, site`,
    { hash, at },
  )
