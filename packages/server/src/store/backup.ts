import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { backup, DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../config-error.ts'
import { lockFolder } from './lock-folder.ts'
import { schemaVersion } from './migrations.ts'
import { databaseFile } from './open-database.ts'

/** What a copy of the database holds. */
export interface Backup {
  file: string
  bytes: number
  conversations: number
  entries: number
}

/** Reads a copy through; throws a plain sentence when it is not a whole database of ours. */
function look(file: string): Backup {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const { integrity_check: health } = db.prepare('pragma integrity_check').get() as { integrity_check: string }
    if (health !== 'ok') throw new Error(`it is damaged: ${health}`)
    const { version } = db.prepare('select max(version) as version from schema_version').get() as { version: number }
    if (version > schemaVersion) {
      throw new Error(
        `it was written by a newer version of Deskbell (schema ${version}, this one knows ${schemaVersion})`,
      )
    }
    const count = (table: string) => (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n
    return { file, bytes: statSync(file).size, conversations: count('conversation'), entries: count('entry') }
  } catch (error) {
    throw new Error(`${file} is no backup that can be used: ${(error as Error).message}`)
  } finally {
    db.close()
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

/** Makes a copy one file: without a write-ahead log beside it. */
function makeWhole(file: string): void {
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = delete')
  db.close()
}

/**
 * Copies the database of a data folder into one file while the server goes on: a copy of one moment, read through before
 * it takes its name, so that an older backup is only ever replaced by a good one.
 */
export async function backupDatabase(dataDir: string, file: string): Promise<Backup> {
  const from = databaseFile(dataDir)
  if (!existsSync(from)) throw new ConfigError('dataDir', dataDir, 'a folder with the database of a server in it')
  const part = `${file}.part`
  rmSync(part, { force: true })
  const source = new DatabaseSync(from, { readOnly: true })
  try {
    // Readable by nobody else, because it holds what people wrote.
    await (await open(part, 'wx', 0o600)).close()
    // All pages in one step: a server that writes meanwhile cannot make it begin again.
    await backup(source, part, { rate: 0x7fffffff })
    makeWhole(part)
    const made = look(part)
    await sync(part)
    renameSync(part, file)
    return { ...made, file }
  } finally {
    source.close()
    rmSync(part, { force: true })
  }
}

/**
 * Puts a backup in the place of the database. What was there is kept beside it under another name.
 * @returns what the backup holds, and where the database before lies now
 * @throws ConfigError while a server uses the folder
 */
export async function restoreDatabase(dataDir: string, file: string): Promise<Backup & { before: string | null }> {
  if (!existsSync(file)) throw new Error(`${file}: there is no such file`)
  const found = look(file)
  const place = databaseFile(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const unlock = lockFolder(dataDir)
  try {
    const part = `${place}.part`
    copyFileSync(file, part)
    chmodSync(part, 0o600)
    await sync(part)
    const before = existsSync(place) ? `${place}.before-${new Date().toISOString().replaceAll(':', '-')}` : null
    // With its log, unopened: it may be damaged, and that may be why somebody restores.
    for (const end of ['', '-wal', '-shm']) {
      if (before !== null && existsSync(place + end)) renameSync(place + end, before + end)
    }
    renameSync(part, place)
    return { ...found, before }
  } finally {
    unlock()
  }
}
