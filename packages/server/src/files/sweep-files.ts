import type { Deps } from '../deps.ts'
import { dropFile, type FileRow, looseFiles } from '../store/files.ts'

const dayMs = 24 * 3600_000

/** Removes files, content first: what stays after a crash is still known by its row. */
export async function removeFiles(deps: Pick<Deps, 'db' | 'files'>, rows: readonly FileRow[]): Promise<void> {
  for (const row of rows) {
    await deps.files?.remove(row.storage_key)
    await deps.db.write((sql) => dropFile(sql, row.id))
  }
}

/** Removes files that were sent to no conversation within a day. */
export const sweepFiles = async (deps: Pick<Deps, 'db' | 'files' | 'clock'>): Promise<void> =>
  removeFiles(deps, await looseFiles(deps.db.read, deps.clock.now() - dayMs))
