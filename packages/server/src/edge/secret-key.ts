import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Options } from '../options.ts'
import { newSecret } from '../sign-in/secrets.ts'

/**
 * The key that secrets in the database are sealed with: the option, else a file beside the database file, made at the
 * first start and readable by its owner only. `null` on Postgres without the option: nodes must have it in common.
 */
export function readSecretKey({
  secretKey,
  dataDir,
  databaseUrl,
}: Pick<Options, 'secretKey' | 'dataDir' | 'databaseUrl'>): string | null {
  if (secretKey !== null) return secretKey
  if (databaseUrl !== null || dataDir === undefined) return null
  const file = join(dataDir, 'deskbell.key')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, newSecret(), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}
