import { type Answer, type Member, type MemberChange, type MemberInvite, refuse } from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { dropSession, sessionsOf } from '../store/agent-sessions.ts'
import {
  type AgentChange,
  type AgentRow,
  addCode,
  agentByEmail,
  agentOfSite,
  agentsOfSite,
  changeAgent,
  countAdmins,
  createAgent,
  dropCodes,
} from '../store/agents.ts'
import { auditHead } from '../store/audit.ts'
import type { Sql } from '../store/sql.ts'

/** How long a one-time link works, milliseconds. */
export const linkMs = 24 * 3600_000

const stateOf = (row: AgentRow): Member['state'] =>
  row.disabled_at !== null ? 'disabled' : row.signed_in_at === null && row.password === null ? 'invited' : 'active'

const toMember = (row: AgentRow): Member => ({
  ...{ id: row.id, name: row.name, email: row.email, role: row.role, state: stateOf(row) },
  ...{ totp: row.totp_secret !== null, signedInAt: row.signed_in_at },
})

/** Everybody who may or might answer on this site. */
export const listTeam = async (deps: Deps, who: AgentWho): Promise<Answer<{ members: Member[] }>> => ({
  ok: true,
  members: (await agentsOfSite(deps.db.read, who.site)).map(toMember),
})

/** Makes a one-time code for somebody; those made before work no more. */
async function newCode(deps: Deps, sql: Sql, { id, site }: Pick<AgentRow, 'id' | 'site'>): Promise<string> {
  const code = deps.newToken()
  const at = deps.clock.now()
  await dropCodes(sql, id, at)
  await addCode(sql, { hash: hashSecret(code), site, agent: id, at, expires: at + linkMs })
  return code
}

/** Adds somebody to the team; they come in by the one-time link and then choose a password. */
export const inviteMember = (
  deps: Deps,
  who: AgentWho,
  input: MemberInvite,
): Promise<Answer<{ member: Member; code: string }>> =>
  deps.db.write(async (sql) => {
    const { site } = who
    const email = input.email.toLowerCase()
    if (await agentByEmail(sql, site, email)) return refuse('taken', { field: 'email' })
    const id = deps.newId()
    const { name, role } = input
    await createAgent(sql, { id, site, name, email, role, password: null, at: deps.clock.now() })
    const subject = { id, name }
    await recordAudit(deps, sql, { site, actor: who, action: 'member-invited', subject, detail: { role } })
    const row = await agentOfSite(sql, site, id)
    return { ok: true, member: toMember(row!), code: await newCode(deps, sql, row!) }
  }, auditKey(who.site))

/** A new one-time link: for an invitation that ran out, or a password that was forgotten. */
export const linkMember = (
  deps: Deps,
  who: AgentWho,
  { agent }: { agent: string },
): Promise<Answer<{ code: string }>> =>
  deps.db.write(async (sql) => {
    const row = await agentOfSite(sql, who.site, agent)
    if (!row || row.disabled_at !== null) return refuse('not_found')
    const subject = { id: row.id, name: row.name }
    await recordAudit(deps, sql, { site: who.site, actor: who, action: 'member-linked', subject })
    return { ok: true, code: await newCode(deps, sql, row) }
  }, auditKey(who.site))

/** Why the change may not be made, if so: nobody shuts themselves out, and somebody must be left to run the site. */
async function faultOf(sql: Sql, who: AgentWho, row: AgentRow, change: AgentChange) {
  const losesRights = (change.role ?? 'admin') !== 'admin' || change.disabled_at != null
  if (row.role !== 'admin' || row.disabled_at !== null || !losesRights) return null
  if (change.disabled_at != null && row.id === who.id) return 'disabled'
  return (await countAdmins(sql, who.site)) < 2 ? 'role' : null
}

const detailOf = ({ role, disabled }: MemberChange): Record<string, string> => ({
  ...(role ? { role } : {}),
  ...(disabled === undefined ? {} : { disabled: String(disabled) }),
})

/** Changes somebody's role, or shuts them out or lets them in again; whoever is shut out is gone at once. */
export async function changeMember(
  deps: Deps,
  who: AgentWho,
  input: MemberChange,
): Promise<Answer<{ member: Member }>> {
  const done = await deps.db.write(async (sql): Promise<Answer<{ member: Member; gone: string[] }>> => {
    // One at a time on all nodes, so that two administrators cannot each leave the other as the last.
    await auditHead(sql, who.site)
    const row = await agentOfSite(sql, who.site, input.agent)
    if (!row) return refuse('not_found')
    const { role, disabled } = input
    const change: AgentChange = {
      ...(role ? { role } : {}),
      ...(disabled === undefined ? {} : { disabled_at: disabled ? deps.clock.now() : null }),
    }
    const fault = await faultOf(sql, who, row, change)
    if (fault) return refuse('forbidden', { field: fault })
    // Sockets end in any case, so that the console comes back with the rights it has now.
    const sessions = await sessionsOf(sql, row.id, deps.clock.now())
    await changeAgent(sql, row.id, change)
    if (disabled) {
      for (const { token_hash } of sessions) await dropSession(sql, token_hash)
      await dropCodes(sql, row.id, deps.clock.now())
    }
    const subject = { id: row.id, name: row.name }
    await recordAudit(deps, sql, {
      ...{ site: who.site, actor: who, action: 'member-changed', subject, detail: detailOf(input) },
    })
    const changed = (await agentOfSite(sql, who.site, row.id))!
    return { ok: true, member: toMember(changed), gone: sessions.map(({ token_hash }) => token_hash) }
  }, auditKey(who.site))
  if (!done.ok) return done
  for (const session of done.gone) deps.publish.signedOut(session)
  return { ok: true, member: done.member }
}
