import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from './sqlite.ts'

test('[M1] [D6] durable: a write-ahead log, synced at every commit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-sqlite-'))
  const db = openSqlite(join(folder, 'test.db'))
  expect(await db.write((sql) => sql.get('pragma synchronous'))).toEqual({ synchronous: 2 })
  expect(await db.write((sql) => sql.get('pragma journal_mode'))).toEqual({ journal_mode: 'wal' })
  expect(await db.write((sql) => sql.get('pragma foreign_keys'))).toEqual({ foreign_keys: 1 })
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
