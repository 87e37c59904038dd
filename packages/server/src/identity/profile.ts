import { type Answer, type Profile, type ProfileSet, refuse } from '@deskbell/protocol'
import type { Deps, VisitorWho } from '../deps.ts'
import { keepFacts } from '../store/conversations.ts'
import { readProfileRow, writeProfileRow } from '../store/identities.ts'
import type { Sql } from '../store/sql.ts'
import { asTexts, type ProvenPerson } from './verify-identity.ts'

const names = ['id', 'name', 'email'] as const

/** What an agent is shown: what was proven wins over what was said. */
export async function readProfile(sql: Sql, visitor: string): Promise<Profile> {
  const { sub, claimed, proven } = await readProfileRow(sql, visitor)
  return {
    id: sub ?? claimed.id ?? null,
    name: proven.name ?? claimed.name ?? null,
    email: proven.email ?? claimed.email ?? null,
    attributes: { ...claimed.flow, ...asTexts(claimed.attributes ?? {}), ...proven.attributes },
    labels: claimed.labels ?? [],
    verified: sub !== null,
  }
}

/** Keeps what was proven just now; called in the transaction that proves it. */
export async function keepProven(
  sql: Sql,
  who: { id: string; site: string },
  { name, email, attributes }: ProvenPerson,
  at: number,
): Promise<void> {
  const { claimed, proven } = await readProfileRow(sql, who.id)
  const now = { name, email, attributes }
  if (JSON.stringify(now) !== JSON.stringify(proven)) await writeProfileRow(sql, who, claimed, now, at)
}

/**
 * Keeps what the page says of its shopper, each part until it says otherwise. It joins nothing and opens nothing. Where
 * the site wants proofs, an identity without one is refused.
 */
export async function setProfile(
  deps: Deps,
  who: VisitorWho,
  input: ProfileSet,
  proven: boolean,
): Promise<Answer<Record<never, never>>> {
  const claims = names.some((name) => input[name] !== undefined)
  if (claims && !proven && deps.sites.get(who.site)?.identity?.require) {
    return refuse('identity_rejected', { field: 'unproven' })
  }
  const { conversation, ...said } = input
  await deps.db.write(async (sql) => {
    const row = await readProfileRow(sql, who.id)
    await writeProfileRow(sql, who, { ...row.claimed, ...said }, row.proven, deps.clock.now())
    if (conversation) await keepFacts(sql, who, JSON.stringify(asTexts(conversation)))
  }, who.id)
  deps.publish.context(who)
  deps.publish.visitor(who)
  return { ok: true }
}
