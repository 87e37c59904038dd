import { type Answer, type ContentAnswers, type ContentSave, refuse } from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import { addContent, contentByCid, lockContent } from '../store/content.ts'
import type { Sql } from '../store/sql.ts'
import { checkContent } from './check-content.ts'

type Saved = Answer<ContentAnswers['content:save']>

const sameAs = (known: { kind: string; id: string; state: string; body: string | null }, input: ContentSave): boolean =>
  known.kind === input.kind && known.id === input.id && known.state === input.state && known.body === input.body

async function store(deps: Deps, who: AgentWho, sql: Sql, input: ContentSave): Promise<Saved> {
  const { cid, kind, id, state, body } = input
  const newest = await lockContent(sql, { site: who.site, kind, id })
  const repeat = await contentByCid(sql, who.site, cid)
  if (repeat)
    return sameAs(repeat, input) ? { ok: true, version: repeat.version, problems: [] } : refuse('cid_conflict')
  if (newest !== input.base) return refuse('edit_conflict')
  const version = newest + 1
  await addContent(sql, { site: who.site, kind, id, version, cid, state, body, agent: who.id, at: deps.clock.now() })
  await recordAudit(deps, sql, {
    ...{ site: who.site, actor: { id: who.id, name: who.name }, action: 'content-changed' },
    subject: { id: `${kind} ${id}` },
    detail: { state, version: String(version) },
  })
  return { ok: true, version, problems: [] }
}

/**
 * Keeps a further version; nothing is ever written over. Of two who began from the same version one wins, the other is
 * told. What is published is served at once, on this node and on the others.
 */
export async function saveContent(deps: Deps, who: AgentWho, input: ContentSave): Promise<Saved> {
  const { kind, id, state, body } = input
  const written = state === 'draft' || state === 'published'
  if (written !== (body !== null)) return refuse('bad_request', { field: 'body' })
  const problems = state === 'published' && body !== null ? checkContent(kind, id, body) : []
  if (problems.length > 0) return { ok: true, version: input.base, problems }
  const answer = await deps.db.write((sql) => store(deps, who, sql, input), auditKey(who.site))
  if (answer.ok && state !== 'draft') {
    await deps.siteBook.renew()
    // Other hours are told at once.
    if (kind === 'desk') deps.publish.presence(who.site)
  }
  return answer
}
