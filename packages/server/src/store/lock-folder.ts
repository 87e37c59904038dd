import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../config-error.ts'

/** A server that is just stopping is waited for so long, milliseconds. */
const waitMs = 2000

/**
 * Keeps a data folder to this process: two servers on one file would each miss what the other one pushes. The lock is the
 * system's own, so that it is gone with the process, however that ends.
 * @returns how to give the folder back
 * @throws ConfigError while another process has it
 */
export function lockFolder(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'deskbell.lock'), { timeout: waitMs })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch {
    lock.close()
    throw new ConfigError(
      'dataDir',
      dataDir,
      'a folder that no other server uses now; stop that one, or give every server the same databaseUrl',
    )
  }
  return () => lock.close()
}
