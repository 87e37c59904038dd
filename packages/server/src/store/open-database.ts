import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../config-error.ts'
import type { Options } from '../options.ts'
import { lockFolder } from './lock-folder.ts'
import { migrate } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import type { Database } from './sql.ts'
import { openSqlite } from './sqlite.ts'

/** Where the database of a data folder lies. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'deskbell.db')

function openFile(dataDir: string | undefined, onError: (error: unknown) => void): Database {
  if (dataDir === undefined) throw new ConfigError('dataDir', dataDir, 'the path of a folder')
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch {
    throw new ConfigError('dataDir', dataDir, 'a folder that this program may create and write to')
  }
  return openSqlite(databaseFile(dataDir), onError)
}

/** Keeps the data folder to this process, where it has one; gives it back when the database is closed. */
export function keepToOne(db: Database, { dataDir, databaseUrl }: Pick<Options, 'dataDir' | 'databaseUrl'>): Database {
  if (databaseUrl !== null || dataDir === undefined) return db
  const unlock = lockFolder(dataDir)
  return { ...db, close: () => db.close().finally(unlock) }
}

/**
 * Opens the database that the options choose, Postgres or the file, and brings it to this program's schema.
 * @param onError told of what breaks in the background
 * @throws ConfigError that names what to change
 */
export async function openDatabase(
  { dataDir, databaseUrl }: Pick<Options, 'dataDir' | 'databaseUrl'>,
  onError: (error: unknown) => void,
): Promise<Database> {
  const db = databaseUrl === null ? openFile(dataDir, onError) : await openPostgres(databaseUrl, onError)
  try {
    await migrate(db)
  } catch (error) {
    await db.close()
    throw error
  }
  return db
}
