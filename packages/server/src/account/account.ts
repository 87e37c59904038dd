import { type Account, type Answer, allSessions, otherSessions, type PasswordSet, refuse } from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { passwordFault } from '../sign-in/password-policy.ts'
import { hashPassword, isPassword } from '../sign-in/passwords.ts'
import { dropSession, type SessionRow, sessionsOf } from '../store/agent-sessions.ts'
import { type AgentRow, agentOfSite, changeAgent } from '../store/agents.ts'
import type { Sql } from '../store/sql.ts'

/** An agent at one of their sessions. */
export interface Seated extends AgentWho {
  /** Hash of the session's token. */
  session: string
}

type Told = Answer<{ account: Account }>

/** The caller's own row. */
export async function ownRow(sql: Sql, who: AgentWho): Promise<AgentRow> {
  const row = await agentOfSite(sql, who.site, who.id)
  if (!row) throw new Error('an agent without a row')
  return row
}

const totpOf = ({ vault }: Deps, row: AgentRow): Account['totp'] =>
  row.totp_secret !== null ? 'on' : vault.open ? 'off' : 'unavailable'

const toSession = (who: Seated, { id, device, created_at: at, seen_at: seenAt, token_hash }: SessionRow) => ({
  ...{ id, device, at, seenAt, current: token_hash === who.session },
})

/** What an agent sees of their own account. */
export async function readAccount(deps: Deps, who: Seated): Promise<{ ok: true; account: Account }> {
  const row = await ownRow(deps.db.read, who)
  const sessions = await sessionsOf(deps.db.read, who.id, deps.clock.now())
  const account: Account = {
    ...{ email: row.email, role: row.role, hasPassword: row.password !== null, totp: totpOf(deps, row) },
    sessions: sessions.map((each) => toSession(who, each)),
  }
  return { ok: true, account }
}

/** Ends the agent's sessions for which `ends` says so, in this write; resolves to those whose sockets have to go. */
export async function dropSessions(
  deps: Deps,
  sql: Sql,
  agent: string,
  ends: (row: SessionRow) => boolean,
): Promise<string[]> {
  const gone = (await sessionsOf(sql, agent, deps.clock.now())).filter(ends)
  for (const { token_hash } of gone) await dropSession(sql, token_hash)
  return gone.map(({ token_hash }) => token_hash)
}

/** The same for all but the one that asks. */
export const dropOthers = (deps: Deps, sql: Sql, who: Seated): Promise<string[]> =>
  dropSessions(deps, sql, who.id, ({ token_hash }) => token_hash !== who.session)

/** Does it in one transaction with its line in the audit log, ends other sessions' sockets, and tells the account. */
export async function changeOwn(
  deps: Deps,
  who: Seated,
  change: (sql: Sql, row: AgentRow) => Promise<Answer<{ gone: string[] }>>,
): Promise<Told> {
  const done = await deps.db.write(async (sql) => change(sql, await ownRow(sql, who)), auditKey(who.site))
  if (!done.ok) return done
  for (const session of done.gone) deps.publish.signedOut(session)
  return readAccount(deps, who)
}

/** Sets the password. Whoever has one must know it, and every other session ends. */
export async function setPassword(deps: Deps, who: Seated, input: PasswordSet): Promise<Told> {
  const { email, name, password: stored } = await ownRow(deps.db.read, who)
  const keys = [`account ${email}`]
  const afterMs = deps.lockout.wait(keys)
  if (afterMs > 0) return refuse('rate_limited', { afterMs })
  if (stored !== null && !(await isPassword(input.current ?? '', stored))) {
    deps.lockout.failed(keys)
    return refuse('forbidden', { field: 'current' })
  }
  const fault = passwordFault(input.password, [email, name, deps.sites.get(who.site)?.name ?? ''])
  if (fault) return refuse('bad_request', { field: `password.${fault}` })
  const password = await hashPassword(input.password)
  return changeOwn(deps, who, async (sql, row) => {
    // Changed meanwhile: what was checked is no longer the password.
    if (row.password !== stored) return refuse('forbidden', { field: 'current' })
    await changeAgent(sql, who.id, { password })
    await recordAudit(deps, sql, { site: who.site, actor: who, action: 'password-set' })
    return { ok: true, gone: await dropOthers(deps, sql, who) }
  })
}

/** Ends one session, all others, or all. */
export const endSession = (deps: Deps, who: Seated, { session }: { session: string }): Promise<Told> =>
  changeOwn(deps, who, async (sql) => {
    const gone = await dropSessions(deps, sql, who.id, ({ id, token_hash }) =>
      session === allSessions ? true : session === otherSessions ? token_hash !== who.session : id === session,
    )
    if (gone.length === 0 && session !== otherSessions) return refuse('not_found')
    const detail = { count: String(gone.length) }
    await recordAudit(deps, sql, { site: who.site, actor: who, action: 'session-ended', detail })
    return { ok: true, gone }
  })
