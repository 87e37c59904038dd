import type { AgentRow } from './agents.ts'
import type { Sql } from './sql.ts'

/** A session that nobody uses ends after this long, milliseconds. */
const idleMs = 8 * 3600_000

export interface SessionRow {
  id: string
  token_hash: string
  device: string | null
  created_at: number
  seen_at: number
}

export async function addSession(
  sql: Sql,
  row: { id: string; hash: string; site: string; agent: string; device: string | null; at: number; expires: number },
): Promise<void> {
  await sql.run('delete from agent_session where expires_at <= :at', { at: row.at })
  await sql.run('update agent set signed_in_at = :at where id = :id', { id: row.agent, at: row.at })
  await sql.run(
    `insert into agent_session (id, token_hash, site, agent, device, created_at, seen_at, expires_at)
     values (:id, :hash, :site, :agent, :device, :at, :at, :expires)`,
    row,
  )
}

/** Neither too old nor unused for too long, and its agent still may come in. */
const alive = `s.expires_at > :at and s.seen_at > :idle and a.disabled_at is null`
const from = `from agent_session s join agent a on a.id = s.agent`

/** The agent of a session that is alive, as the row is now. */
export const agentBySession = (sql: Sql, hash: string, at: number) =>
  sql.get<AgentRow & { seen_at: number }>(`select a.*, s.seen_at ${from} where s.token_hash = :hash and ${alive}`, {
    hash,
    at,
    idle: at - idleMs,
  })

/** Whether the session still is one. */
export const isSession = async (sql: Sql, hash: string, at: number): Promise<boolean> =>
  (await sql.get(`select 1 as found ${from} where s.token_hash = :hash and ${alive}`, {
    hash,
    at,
    idle: at - idleMs,
  })) !== undefined

export const seeSession = (sql: Sql, hash: string, at: number) =>
  sql.run('update agent_session set seen_at = :at where token_hash = :hash', { hash, at })

/** An agent's sessions that are alive, the newest first. */
export const sessionsOf = (sql: Sql, agent: string, at: number) =>
  sql.all<SessionRow>(`select s.* ${from} where s.agent = :agent and ${alive} order by s.created_at desc`, {
    agent,
    at,
    idle: at - idleMs,
  })

export const dropSession = (sql: Sql, hash: string) =>
  sql.run('delete from agent_session where token_hash = :hash', { hash })
