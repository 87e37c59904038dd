import { type Answer, type ApiKey, type ApiKeyCreate, type ApiScope, refuse } from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { hashSecret } from '../sign-in/secrets.ts'
import { addApiKey, apiKeyByHash, apiKeysOf, noteUse, revokeApiKey } from '../store/api-keys.ts'

const dayMs = 24 * 3600_000
/** By this people and programs that look for leaked secrets recognise a key. */
const mark = 'dbk_'
const shown = mark.length + 6

export const listApiKeys = async (deps: Deps, who: AgentWho): Promise<Answer<{ keys: ApiKey[] }>> => ({
  ok: true,
  keys: await apiKeysOf(deps.db.read, who.site),
})

/** Makes a key; its secret is in this answer and nowhere else. @param who an agent, or nobody at the command line */
export async function createApiKey(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'newToken'>,
  who: Pick<AgentWho, 'site' | 'id' | 'name'> | { site: string; id: null },
  { name, scopes }: ApiKeyCreate,
): Promise<{ ok: true; key: ApiKey; secret: string }> {
  const { site } = who
  const actor = who.id === null ? null : who
  const secret = `${mark}${deps.newToken()}`
  const [id, prefix, createdAt] = [deps.newId(), secret.slice(0, shown), deps.clock.now()]
  const key: ApiKey = { id, name, prefix, scopes: [...new Set(scopes)], createdAt, usedAt: null }
  await deps.db.write(async (sql) => {
    const row = { id, site, name, prefix, hash: hashSecret(secret), scopes: JSON.stringify(key.scopes) }
    await addApiKey(sql, { ...row, created_at: createdAt })
    const detail = { scopes: key.scopes.join(' ') }
    await recordAudit(deps, sql, { site, actor, action: 'key-created', subject: { id, name }, detail })
  }, auditKey(site))
  return { ok: true, key, secret }
}

/** The key opens nothing any more, from its next request on. */
export const revokeKey = (deps: Deps, who: AgentWho, { key }: { key: string }): Promise<Answer<Record<never, never>>> =>
  deps.db.write(async (sql) => {
    if (!(await revokeApiKey(sql, who.site, key, deps.clock.now()))) return refuse('not_found')
    await recordAudit(deps, sql, { site: who.site, actor: who, action: 'key-revoked', subject: { id: key } })
    return { ok: true as const }
  }, auditKey(who.site))

export interface KeyWho {
  key: string
  name: string
  site: string
  scopes: readonly ApiScope[]
}

/** Whose program asks; `null` for an unknown or revoked key. That it was used is noted once a day. */
export async function findKey(deps: Pick<Deps, 'db' | 'clock'>, token: string): Promise<KeyWho | null> {
  if (!token.startsWith(mark)) return null
  const found = await apiKeyByHash(deps.db.read, hashSecret(token))
  if (!found) return null
  const day = Math.floor(deps.clock.now() / dayMs) * dayMs
  if ((found.usedAt ?? 0) < day) await deps.db.write((sql) => noteUse(sql, found.id, day))
  return { key: found.id, name: found.name, site: found.site, scopes: found.scopes }
}
