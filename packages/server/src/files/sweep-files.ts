import type { Deps } from '../deps.ts'
import { dropFile, type FileRow, looseFiles, markGone } from '../store/files.ts'

const dayMs = 24 * 3600_000

/** Removes files, content first: what stays after a crash is still known by its row. */
export async function removeFiles(
  deps: Pick<Deps, 'db' | 'files'>,
  rows: readonly Pick<FileRow, 'id' | 'storage_key'>[],
): Promise<void> {
  for (const row of rows) {
    await deps.files?.remove(row.storage_key)
    await deps.db.write((sql) => dropFile(sql, row.id))
  }
}

/** Removes what was taken back, and what was sent to no conversation within a day. */
export async function sweepFiles(deps: Pick<Deps, 'db' | 'files' | 'clock'>): Promise<void> {
  const before = deps.clock.now() - dayMs
  for (const row of await looseFiles(deps.db.read, before)) {
    if (row.created_at < before) await removeFiles(deps, [row])
    else {
      await deps.files?.remove(row.storage_key)
      await deps.db.write((sql) => markGone(sql, row.id))
    }
  }
}
