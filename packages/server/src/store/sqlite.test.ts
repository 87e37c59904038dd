import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqlite } from './sqlite.ts'

const fail = (error: unknown) => {
  throw error
}
test('[M1] [D6] durable: a write-ahead log, synced at every commit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-sqlite-'))
  const db = openSqlite(join(folder, 'test.db'), fail)
  expect(await db.write((sql) => sql.get('pragma synchronous'))).toEqual({ synchronous: 2 })
  expect(await db.write((sql) => sql.get('pragma journal_mode'))).toEqual({ journal_mode: 'wal' })
  expect(await db.write((sql) => sql.get('pragma foreign_keys'))).toEqual({ foreign_keys: 1 })
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('[M203] what a busy server wrote is copied into the file by a thread of its own, and the log ends with the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-sqlite-'))
  const file = join(folder, 'test.db')
  const db = openSqlite(file, fail)
  await db.write((sql) => sql.run('create table word (n bigint primary key, text text not null)'))
  const add = (n: number) => db.write((sql) => sql.run(`insert into word (n, text) values (:n, 'said')`, { n }))
  await Promise.all(Array.from({ length: 1500 }, (_, n) => add(n)))
  /** What the file holds without its log. */
  function alone(): number {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    const read = new DatabaseSync(copy)
    try {
      return (read.prepare('select count(*) as n from word').get() as { n: number }).n
    } catch {
      return 0
    } finally {
      read.close()
    }
  }
  await expect.poll(alone, { timeout: 8000 }).toBeGreaterThan(900)
  await add(1500)
  await db.close()
  expect([alone(), existsSync(`${file}-wal`)]).toEqual([1501, false])
  rmSync(folder, { recursive: true, force: true })
})
