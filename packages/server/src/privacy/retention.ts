import type { Deps, Site } from '../deps.ts'
import { removeFiles } from '../files/sweep-files.ts'
import { detachFile } from '../store/files.ts'
import { orphanFile } from '../store/privacy.ts'
import {
  dropConversation,
  dropRecords,
  filesOfConversation,
  oldConversations,
  oldFiles,
  oldVisitors,
} from '../store/retention.ts'
import { eraseVisitor } from './erase-visitor.ts'

const dayMs = 24 * 3600_000

async function purgeConversation(deps: Deps, id: string): Promise<void> {
  const files = await deps.db.write(async (sql) => {
    const rows = await filesOfConversation(sql, id)
    for (const row of rows) await orphanFile(sql, row.id)
    await dropConversation(sql, id)
    return rows
  }, id)
  await removeFiles(deps, files)
}

async function purgeSite(deps: Deps, { key, retention }: Site): Promise<void> {
  const { db, clock } = deps
  /** Runs with the time before which it is old, where the owner set one. */
  const whenOld = async (days: number | null, run: (before: number) => Promise<unknown>) =>
    days === null ? undefined : run(clock.now() - days * dayMs)
  await whenOld(retention.fileDays, async (before) => {
    for (const id of await oldFiles(db.read, key, before)) await db.write((sql) => detachFile(sql, id))
  })
  await whenOld(retention.conversationDays, async (before) => {
    for (const id of await oldConversations(db.read, key, before)) await purgeConversation(deps, id)
  })
  await whenOld(retention.recordDays, (before) => db.write((sql) => dropRecords(sql, key, before)))
  await whenOld(retention.visitorDays, async (before) => {
    for (const id of await oldVisitors(db.read, key, before)) await eraseVisitor(deps, { id, site: key })
  })
}

/** Removes what is older than the owner wants it kept. A little at a time: it runs every minute. */
export async function purgeOld(deps: Deps): Promise<void> {
  for (const site of deps.sites.values()) await purgeSite(deps, site)
}
