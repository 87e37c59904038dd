import { backupDatabase, ConfigError, restoreDatabase } from '@deskbell/server'
import type { World } from '../world.ts'
import { loadConfig } from './serve.ts'

const held = ({ conversations, entries, bytes }: { conversations: number; entries: number; bytes: number }) =>
  `${conversations} conversations, ${entries} entries, ${(bytes / 1e6).toFixed(1)} MB`

async function findDataDir(config: string, postgres: string, world: World): Promise<string> {
  const { databaseUrl = null, dataDir } = await loadConfig(config, world)
  if (databaseUrl !== null) throw new ConfigError('databaseUrl', databaseUrl, `the tools of Postgres: ${postgres}`)
  if (dataDir === undefined) throw new ConfigError('dataDir', dataDir, 'the path of a folder')
  return dataDir
}

/** Copies the database into a file while the server goes on. */
export async function backUp({ config, file }: { config: string; file: string }, world: World): Promise<number> {
  const dataDir = await findDataDir(config, `pg_dump --format=custom --file=${file} "$DATABASE_URL"`, world)
  const made = await backupDatabase(dataDir, file)
  world.say(`${file}: ${held(made)}`)
  return 0
}

/** Puts a backup in the place of the database; the server must not run. */
export async function restore({ config, file }: { config: string; file: string }, world: World): Promise<number> {
  const command = `pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${file}`
  const made = await restoreDatabase(await findDataDir(config, command, world), file)
  world.say(`restored ${held(made)}${made.before === null ? '' : `; what was there before is ${made.before}`}`)
  return 0
}
