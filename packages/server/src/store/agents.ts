import type { Sql } from './sql.ts'

export interface AgentRow {
  id: string
  site: string
  name: string
  email: string
  password: string | null
  signed_in_at: number | null
}

export const agentByEmail = (sql: Sql, site: string, email: string) =>
  sql.get<AgentRow>('select * from agent where site = :site and email = :email', { site, email })

/** An agent of the site by id; another site's is not there. */
export const agentOfSite = (sql: Sql, site: string, id: string) =>
  sql.get<AgentRow>('select * from agent where site = :site and id = :id', { site, id })

/** Everybody with this e-mail, on any site. */
export const agentsByEmail = (sql: Sql, email: string) =>
  sql.all<AgentRow>('select * from agent where email = :email order by created_at', { email })

export const createAgent = (
  sql: Sql,
  row: { id: string; site: string; name: string; email: string; password: string | null; at: number },
) =>
  sql.run(
    `insert into agent (id, site, name, email, password, created_at)
     values (:id, :site, :name, :email, :password, :at)`,
    row,
  )

export const setPassword = (sql: Sql, id: string, password: string) =>
  sql.run('update agent set password = :password where id = :id', { id, password })

export const addCode = (sql: Sql, row: { hash: string; site: string; agent: string; at: number; expires: number }) =>
  sql.run(
    `insert into sign_in_code (code_hash, site, agent, created_at, expires_at)
     values (:hash, :site, :agent, :at, :expires)`,
    row,
  )

/** Uses the code up; undefined when it is unknown, used or too old. One of two wins. */
export const useCode = (sql: Sql, hash: string, at: number) =>
  sql.get<{ agent: string; site: string }>(
    `update sign_in_code set used_at = :at where code_hash = :hash and used_at is null and expires_at > :at
     returning agent, site`,
    { hash, at },
  )

export async function addSession(
  sql: Sql,
  row: { hash: string; site: string; agent: string; at: number; expires: number },
): Promise<void> {
  await sql.run('delete from agent_session where expires_at <= :at', { at: row.at })
  await sql.run('update agent set signed_in_at = :at where id = :id', { id: row.agent, at: row.at })
  await sql.run(
    `insert into agent_session (token_hash, site, agent, created_at, expires_at)
     values (:hash, :site, :agent, :at, :expires)`,
    row,
  )
}

export const agentBySession = (sql: Sql, hash: string, at: number) =>
  sql.get<AgentRow>(
    `select a.* from agent_session s join agent a on a.id = s.agent where s.token_hash = :hash and s.expires_at > :at`,
    { hash, at },
  )

export const dropSession = (sql: Sql, hash: string) =>
  sql.run('delete from agent_session where token_hash = :hash', { hash })

/** Whether the session still is one. */
export const isSession = async (sql: Sql, hash: string, at: number): Promise<boolean> =>
  (await sql.get('select 1 as found from agent_session where token_hash = :hash and expires_at > :at', {
    hash,
    at,
  })) !== undefined
