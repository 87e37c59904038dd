import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrations.ts'
import type { Database } from './sql.ts'
import { openSqlite } from './sqlite.ts'

let folder: string
let db: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-sqlite-'))
  db = openSqlite(join(folder, 'test.db'))
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
const names = async () =>
  (await db.read.all<{ key: string }>('select key from site order by key')).map(({ key }) => key)
const add = (key: string) => db.write((sql) => sql.run('insert into site (key, name) values (:key, :key)', { key }))

test('[M1] durable: a write-ahead log, synced at every commit', async () => {
  expect(await db.write((sql) => sql.get('pragma synchronous'))).toEqual({ synchronous: 2 })
  expect(await db.write((sql) => sql.get('pragma journal_mode'))).toEqual({ journal_mode: 'wal' })
  expect(await db.write((sql) => sql.get('pragma foreign_keys'))).toEqual({ foreign_keys: 1 })
})

test('migrations run once and again without harm', async () => {
  await migrate(db)
  await add('a')
  await migrate(db)
  expect(await names()).toEqual(['a'])
})

test('[M32] a read never sees what is not committed', async () => {
  await migrate(db)
  let between: string[] | undefined
  await db.write(async (sql) => {
    await sql.run(`insert into site (key, name) values ('a', 'A')`)
    between = await names()
  })
  expect([between, await names()]).toEqual([[], ['a']])
})

test('[M32] a failed statement undoes its own operation only', async () => {
  await migrate(db)
  const results = await Promise.allSettled([
    add('a'),
    db.write(async (sql) => {
      await sql.run(`insert into site (key, name) values ('b', 'B')`)
      await sql.run(`insert into site (key, name) values ('a', 'again')`)
    }),
    add('c'),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await names()).toEqual(['a', 'c'])
})

test('numbers beyond 32 bits stay what they are', async () => {
  const row = await db.write((sql) => sql.get('select :n as n', { n: 2 ** 52 + 1 }))
  expect(row).toEqual({ n: 2 ** 52 + 1 })
})
