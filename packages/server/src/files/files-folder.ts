import { join } from 'node:path'
import type { ServerOptions } from '../options.ts'

/** Where attachments lie; several servers keep them in a folder that is named, as that of one is not there for others. */
export function filesFolder({
  filesDir = null,
  dataDir,
  databaseUrl = null,
}: Pick<ServerOptions, 'filesDir' | 'dataDir' | 'databaseUrl'>): string | null {
  return filesDir ?? (databaseUrl === null && dataDir !== undefined ? join(dataDir, 'files') : null)
}
