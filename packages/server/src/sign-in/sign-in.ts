import { type Answer, refuse } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { addSession, agentBySession, agentsByEmail, dropSession, useCode } from '../store/agents.ts'
import type { Sql } from '../store/sql.ts'
import { hashSecret, isPassword } from './secrets.ts'

/** How long an agent stays signed in, milliseconds. */
export const sessionMs = 30 * 24 * 3600_000

async function begin(deps: Deps, sql: Sql, who: { agent: string; site: string }): Promise<string> {
  const token = deps.newToken()
  const at = deps.clock.now()
  await addSession(sql, { hash: hashSecret(token), ...who, at, expires: at + sessionMs })
  return token
}

/** Uses a one-time code up for a session token; `null` when it is unknown, used or too old. */
export const signInByCode = (deps: Deps, code: string): Promise<string | null> =>
  deps.db.write(async (sql) => {
    const found = await useCode(sql, hashSecret(code), deps.clock.now())
    return found ? begin(deps, sql, found) : null
  })

/** Signs in by password. `limit` counts tries per e-mail. */
export async function signInByPassword(
  deps: Deps,
  limit: { take(key: string): number },
  input: { email: string; password: string },
): Promise<Answer<{ token: string }>> {
  const email = input.email.toLowerCase()
  const afterMs = limit.take(email)
  if (afterMs > 0) return refuse('rate_limited', { afterMs })
  const agents = await agentsByEmail(deps.db.read, email)
  for (const agent of agents.length > 0 ? agents : [null]) {
    if (!(await isPassword(input.password, agent?.password ?? null)) || !agent) continue
    const token = await deps.db.write((sql) => begin(deps, sql, { agent: agent.id, site: agent.site }))
    return { ok: true, token }
  }
  return refuse('unauthorized')
}

/** Who this session token belongs to. */
export async function findAgent(deps: Pick<Deps, 'db' | 'clock'>, token: string | null): Promise<AgentWho | null> {
  if (token === null) return null
  const row = await agentBySession(deps.db.read, hashSecret(token), deps.clock.now())
  return row ? { id: row.id, site: row.site, name: row.name } : null
}

export const signOut = (deps: Pick<Deps, 'db'>, token: string): Promise<number> =>
  deps.db.write((sql) => dropSession(sql, hashSecret(token)))
