import { type Answer, refuse } from '@deskbell/protocol'
import { audit, auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { addSession, agentBySession, dropSession, seeSession } from '../store/agent-sessions.ts'
import { type AgentRow, agentOfSite, agentsByEmail, useCode, useTotpStep } from '../store/agents.ts'
import type { Sql } from '../store/sql.ts'
import { isPassword } from './passwords.ts'
import { hashSecret } from './secrets.ts'
import { totpStep } from './totp.ts'

/** How long an agent stays signed in at most, milliseconds. */
export const sessionMs = 24 * 3600_000
/** Use of a session is written down so seldom. */
const seenMs = 60_000

/** From where somebody signs in. */
export interface SignInPlace {
  /** The network address, for counting failures; kept nowhere. */
  address: string
  device: string | null
}
type How = 'password' | 'link' | 'oidc'

const nameOf = ({ id, name }: Pick<AgentRow, 'id' | 'name'>) => ({ id, name })

/** Begins a session in a transaction whose key is `auditKey(site)`; resolves to its token. */
export async function beginSession(
  deps: Deps,
  sql: Sql,
  agent: Pick<AgentRow, 'id' | 'name' | 'site'>,
  { how, device }: { how: How; device: string | null },
): Promise<string> {
  const token = deps.newToken()
  const at = deps.clock.now()
  const { id, site } = agent
  await addSession(sql, {
    ...{ id: deps.newId(), hash: hashSecret(token), site, agent: id, device, at, expires: at + sessionMs },
  })
  await recordAudit(deps, sql, { site, actor: nameOf(agent), action: 'signed-in', detail: { how } })
  return token
}

/** Uses a one-time code up for a session token; `null` when it is unknown, used or too old. */
export const signInByCode = (deps: Deps, code: string, device: string | null): Promise<string | null> =>
  deps.db.write(async (sql) => {
    const found = await useCode(sql, hashSecret(code), deps.clock.now())
    const agent = found && (await agentOfSite(sql, found.site, found.agent))
    return agent ? beginSession(deps, sql, agent, { how: 'link', device }) : null
  })

/** Signs in whose e-mail another service vouched for; `null` where nobody of the team has it. */
export async function signInByEmail(deps: Deps, email: string, device: string | null): Promise<string | null> {
  const agents = await agentsByEmail(deps.db.read, email.toLowerCase())
  const agent = agents.find(({ disabled_at }) => disabled_at === null)
  if (!agent) return null
  return deps.db.write((sql) => beginSession(deps, sql, agent, { how: 'oidc', device }), auditKey(agent.site))
}

export interface PasswordInput {
  email: string
  password: string
  /** Of the second factor, where the account has one. */
  code?: string | undefined
}

/** Whose password it is. Everybody with this e-mail is tried, and somebody in any case, so that time tells nothing. */
async function agentByPassword(deps: Deps, email: string, password: string): Promise<AgentRow | null> {
  const agents = await agentsByEmail(deps.db.read, email)
  let found: AgentRow | null = null
  for (const agent of agents.length > 0 ? agents : [null]) {
    const right = await isPassword(password, agent?.password ?? null)
    if (right && agent?.disabled_at === null) found ??= agent
  }
  return found
}

/** Signs in by password, and by the second factor where there is one. Who fails too often waits, whoever they are. */
export async function signInByPassword(
  deps: Deps,
  input: PasswordInput,
  { address, device }: SignInPlace,
): Promise<Answer<{ token: string }>> {
  const email = input.email.toLowerCase()
  const keys = [`account ${email}`, `address ${address}`]
  const afterMs = deps.lockout.wait(keys)
  if (afterMs > 0) return refuse('rate_limited', { afterMs })
  const agent = await agentByPassword(deps, email, input.password)
  if (!agent) {
    deps.lockout.failed(keys)
    return refuse('unauthorized')
  }
  const { site } = agent
  const secret = agent.totp_secret === null ? null : deps.vault.unseal(agent.totp_secret)
  if (agent.totp_secret !== null && !input.code) return refuse('unauthorized', { field: 'code' })
  const step = input.code && secret ? totpStep(secret, input.code, deps.clock.now(), agent.totp_step) : null
  const token = await deps.db.write(async (sql) => {
    // A code works once, whichever of two comes first.
    if (agent.totp_secret !== null && (step === null || !(await useTotpStep(sql, agent.id, step)))) return null
    return beginSession(deps, sql, agent, { how: 'password', device })
  }, auditKey(site))
  if (token === null) {
    deps.lockout.failed(keys)
    await audit(deps, { site, actor: null, action: 'sign-in-refused', subject: nameOf(agent), detail: { why: 'code' } })
    return refuse('unauthorized', { field: 'code' })
  }
  deps.lockout.succeeded([`account ${email}`])
  return { ok: true, token }
}

/** Who this session token belongs to, with the rights of this moment. */
export async function findAgent(deps: Pick<Deps, 'db' | 'clock'>, token: string | null): Promise<AgentWho | null> {
  if (token === null) return null
  const hash = hashSecret(token)
  const at = deps.clock.now()
  const row = await agentBySession(deps.db.read, hash, at)
  if (!row) return null
  if (at - row.seen_at > seenMs) await deps.db.write((sql) => seeSession(sql, hash, at), `session ${hash}`)
  return { id: row.id, site: row.site, name: row.name, role: row.role }
}

/** Ends a session and its sockets. */
export async function signOut(deps: Pick<Deps, 'db' | 'clock' | 'publish'>, token: string): Promise<void> {
  const hash = hashSecret(token)
  const who = await findAgent(deps, token)
  await deps.db.write(
    async (sql) => {
      await dropSession(sql, hash)
      if (who) await recordAudit(deps, sql, { site: who.site, actor: who, action: 'signed-out' })
    },
    who ? auditKey(who.site) : undefined,
  )
  deps.publish.signedOut(hash)
}
