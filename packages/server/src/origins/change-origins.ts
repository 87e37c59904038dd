import { type AddedOrigin, type AgentInput, type Answer, originLimit, refuse } from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { addedOrigins, lockOrigins, setOrigin } from '../store/origins.ts'
import type { Sql } from '../store/sql.ts'
import { fixedPages, type Pages } from './may-show.ts'

type Changed = Answer<{ added: AddedOrigin[] }>
/** Says what keeps it from being done, or nothing. */
type Check = (added: readonly AddedOrigin[]) => ReturnType<typeof refuse> | null

interface Change {
  origin: string
  state: 'added' | 'removed'
  check: Check
}

/** Writes the change with its line of the audit log; what is so already is left as it is. */
async function write(deps: Deps, who: AgentWho, sql: Sql, { origin, state, check }: Change): Promise<Changed> {
  const added = await lockOrigins(sql, who.site)
  if (added.some((each) => each.origin === origin) === (state === 'added')) return { ok: true, added }
  const refusal = check(added)
  if (refusal) return refusal
  await setOrigin(sql, { site: who.site, origin, state, agent: who.id, at: deps.clock.now() })
  await recordAudit(deps, sql, {
    ...{ site: who.site, actor: { id: who.id, name: who.name } },
    action: state === 'added' ? 'origin-added' : 'origin-removed',
    subject: { id: origin },
  })
  return { ok: true, added: await addedOrigins(sql, who.site) }
}

async function change(deps: Deps, who: AgentWho, wanted: Change): Promise<Changed> {
  const answer = await deps.db.write((sql) => write(deps, who, sql, wanted), auditKey(who.site))
  // Served here from now on; other nodes read it before they let a page in.
  if (answer.ok) await deps.siteBook.renew()
  return answer
}

/** Lets pages of a further origin show the site's widget. */
export const addOrigin = (deps: Deps, who: AgentWho, { origin }: AgentInput<'origin:add'>): Promise<Changed> =>
  change(deps, who, {
    ...{ origin, state: 'added' },
    check: (added) => (added.length >= originLimit ? refuse('too_large', { field: 'origin' }) : null),
  })

/** Takes it back. Where any page could show the widget without the last one, that has to be said. */
export function removeOrigin(
  deps: Deps,
  who: AgentWho,
  { origin, open }: AgentInput<'origin:remove'>,
  allowed: Pages,
): Promise<Changed> {
  const site = deps.sites.get(who.site)
  const opens = site !== undefined && fixedPages(allowed, site) === '*'
  return change(deps, who, {
    ...{ origin, state: 'removed' },
    check: (added) => (added.length === 1 && opens && !open ? refuse('bad_request', { field: 'open' }) : null),
  })
}
