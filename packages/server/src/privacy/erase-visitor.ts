import { type Answer, type Erased, refuse } from '@deskbell/protocol'
import type { Deps } from '../deps.ts'
import { removeFiles } from '../files/sweep-files.ts'
import {
  addErasedToken,
  conversationIdsOf,
  dropVisitor,
  fileKeysOf,
  orphanFile,
  tokenHashesOf,
  visitorOfSite,
} from '../store/privacy.ts'
import type { Sql } from '../store/sql.ts'
import { erasedEvent } from '../webhooks/events.ts'

async function drop(deps: Deps, sql: Sql, who: { visitor: string; site: string }) {
  const row = await visitorOfSite(sql, who)
  if (!row) return null
  const conversations = await conversationIdsOf(sql, who)
  const files = await fileKeysOf(sql, who)
  for (const { id } of files) await orphanFile(sql, id)
  await deps.hooks.keep(sql, who.site, [erasedEvent(who.visitor, conversations)])
  const tokens = await tokenHashesOf(sql, who)
  await dropVisitor(sql, who)
  for (const hash of tokens) await addErasedToken(sql, { hash, site: who.site, at: deps.clock.now() })
  return { conversations, files }
}

/**
 * Removes everything that is kept of a visitor, for good. Her devices are told and forget it, too; one that comes later
 * with her token is told `erased` and never becomes somebody known again.
 */
export async function eraseVisitor(deps: Deps, who: { id: string; site: string }): Promise<Answer<Erased>> {
  const named = { visitor: who.id, site: who.site }
  const dropped = await deps.db.write((sql) => drop(deps, sql, named), who.id)
  if (!dropped) return refuse('not_found')
  deps.publish.erased(who.site, { visitor: who.id, conversations: dropped.conversations })
  deps.publish.report(who.site)
  await removeFiles(deps, dropped.files)
  return { ok: true, visitor: who.id, conversations: dropped.conversations }
}
