import {
  backupDatabase,
  ConfigError,
  copyFiles,
  filesFolder,
  restoreDatabase,
  type ServerOptions,
} from '@deskbell/server'
import type { World } from '../world.ts'
import { loadConfig } from './serve.ts'

const held = ({ conversations, entries, bytes }: { conversations: number; entries: number; bytes: number }) =>
  `${conversations} conversations, ${entries} entries, ${(bytes / 1e6).toFixed(1)} MB`

/** Where attachments lie beside a backup. */
const filesBeside = (file: string): string => `${file}.files`
/** Those of a bucket are kept by whoever keeps the bucket. */
const ownFiles = (options: ServerOptions): string | null =>
  (options.filesUrl ?? null) === null ? filesFolder(options) : null
const andFiles = (count: number): string => (count === 0 ? '' : `, ${count} files`)

async function findPlace(config: string, postgres: string, world: World) {
  const options = await loadConfig(config, world)
  const { databaseUrl = null, dataDir } = options
  if (databaseUrl !== null) throw new ConfigError('databaseUrl', databaseUrl, `the tools of Postgres: ${postgres}`)
  if (dataDir === undefined) throw new ConfigError('dataDir', dataDir, 'the path of a folder')
  return { dataDir, files: ownFiles(options) }
}

/** Copies the database into a file, and attachments into a folder beside it, while the server goes on. */
export async function backUp({ config, file }: { config: string; file: string }, world: World): Promise<number> {
  const command = `pg_dump --format=custom --file=${file} "$DATABASE_URL"`
  const { dataDir, files } = await findPlace(config, command, world)
  const made = await backupDatabase(dataDir, file)
  // The database first: what it names is there by now.
  const count = files === null ? 0 : await copyFiles(files, filesBeside(file))
  world.say(`${file}: ${held(made)}${andFiles(count)}`)
  return 0
}

/** Puts a backup in the place of the database, and back the attachments that are missing; the server must not run. */
export async function restore({ config, file }: { config: string; file: string }, world: World): Promise<number> {
  const command = `pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${file}`
  const { dataDir, files } = await findPlace(config, command, world)
  const made = await restoreDatabase(dataDir, file)
  const count = files === null ? 0 : await copyFiles(filesBeside(file), files)
  const before = made.before === null ? '' : `; what was there before is ${made.before}`
  world.say(`restored ${held(made)}${andFiles(count)}${before}`)
  return 0
}
