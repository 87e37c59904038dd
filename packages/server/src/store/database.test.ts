import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MakeDatabase, onEachDatabase, type TestDatabase } from '../../test/databases.ts'
import { migrate } from './migrations.ts'
import { openDatabase } from './open-database.ts'
import type { Database, Sql } from './sql.ts'

const fail = (error: unknown) => {
  throw error
}
const add = (sql: Sql, key: string, name = key) =>
  sql.run('insert into site (key, name) values (:key, :name)', { key, name })

function contract(make: MakeDatabase): void {
  let place: TestDatabase
  let db: Database
  beforeEach(async () => {
    place = await make()
    db = await openDatabase(place.options, fail)
  })
  afterEach(async () => {
    await db.close()
    place.drop()
  })
  const names = async () =>
    (await db.read.all<{ key: string }>('select key from site order by key')).map(({ key }) => key)

  test('migrations run once and again without harm, also from several processes at once', async () => {
    await db.write((sql) => add(sql, 'a'))
    const others = await Promise.all([1, 2, 3].map(() => openDatabase(place.options, fail)))
    await Promise.all(others.map((other) => migrate(other)))
    await Promise.all(others.map((other) => other.close()))
    expect(await names()).toEqual(['a'])
    const [row] = await place.rows<{ n: number }>('select count(*) - count(distinct version) as n from schema_version')
    expect(row).toEqual({ n: 0 })
  })

  test('several processes that start at once on an empty database make it once', async () => {
    const empty = await make()
    const others = await Promise.all([1, 2, 3].map(() => openDatabase(empty.options, fail)))
    await Promise.all(others.map((other) => other.close()))
    const rows = await empty.rows<{ version: number }>('select version from schema_version order by version')
    expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1))
    empty.drop()
  })

  test('a database of a newer program is refused in plain words and left alone', async () => {
    await db.write((sql) => sql.run('insert into schema_version (version) values (999)'))
    await expect(openDatabase(place.options, fail)).rejects.toThrow(
      /^The database was written by a newer version of Deskbell \(its schema is 999, this one knows up to \d+\)/,
    )
    expect(await names()).toEqual([])
  })

  test('[M32] a read never sees what is not committed, and sees what was as soon as the writer is told', async () => {
    let between: string[] | undefined
    await db.write(async (sql) => {
      await add(sql, 'a')
      between = await names()
    })
    expect([between, await names()]).toEqual([[], ['a']])
  })

  test('[M32] a failed statement undoes its own operation only', async () => {
    const results = await Promise.allSettled([
      db.write((sql) => add(sql, 'a')),
      db.write(async (sql) => {
        await add(sql, 'b')
        await add(sql, 'a', 'again')
      }),
      db.write((sql) => add(sql, 'c')),
      db.write(async (sql) => {
        await add(sql, 'd')
        throw new Error('no')
      }),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect(await names()).toEqual(['a', 'c'])
  })

  test('[M32] what is written alone is kept whole or not at all', async () => {
    await db.writeAlone((sql) => add(sql, 'a'))
    const half = db.writeAlone(async (sql) => {
      await add(sql, 'b')
      throw new Error('no')
    })
    await expect(half).rejects.toThrow('no')
    expect(await names()).toEqual(['a'])
  })

  test('operations of one key run in the order of asking', async () => {
    const order: number[] = []
    const write = (n: number, key: string) =>
      db.write(async (sql) => {
        await sql.get('select 1 as one')
        order.push(n)
      }, key)
    const first = [write(0, 'b'), write(1, 'a'), write(2, 'b')]
    await new Promise((next) => setImmediate(next))
    await Promise.all([...first, write(3, 'b'), write(4, 'b')])
    expect(order.filter((n) => n !== 1)).toEqual([0, 2, 3, 4])
  })

  test('integers beyond 32 bits stay what they are, as a value and as a sum', async () => {
    const big = 2 ** 52 + 1
    await db.write((sql) => sql.run('insert into schema_version (version) values (:big)', { big }))
    const row = await db.read.get(
      'select max(version) as max, count(*) as count, cast(sum(version - version) as bigint) as sum from schema_version',
    )
    expect(row).toEqual({ max: big, count: expect.any(Number), sum: 0 })
    await db.write((sql) => sql.run('delete from schema_version where version = :big', { big }))
  })

  test('text comes back as it was; a NUL, which Postgres cannot keep, is replaced on both', async () => {
    for (const [key, name] of [
      ['a', "👩‍👩‍👧 \u202e ö ' \\ :name $1 ?"],
      ['b', 'nul \0!'],
    ] as const) {
      await db.write((sql) => add(sql, key, name))
    }
    const rows = await db.read.all('select name from site order by key')
    expect(rows).toEqual([{ name: "👩‍👩‍👧 \u202e ö ' \\ :name $1 ?" }, { name: 'nul \ufffd!' }])
  })

  test('`run` counts the rows changed, `get` without a row is undefined, a missing value is an error', async () => {
    await db.write((sql) => add(sql, 'a'))
    await db.write((sql) => add(sql, 'b'))
    expect(await db.write((sql) => sql.run(`update site set name = 'x'`))).toBe(2)
    expect(await db.write((sql) => sql.run(`delete from site where key = 'c'`))).toBe(0)
    expect(await db.read.get('select * from site where key = :key', { key: 'c' })).toBeUndefined()
    await expect(
      db.write((sql) => sql.run('insert into site (key, name) values (:key, :name)', { key: 'd' })),
    ).rejects.toThrow()
  })

  test('closing finishes what was asked for', async () => {
    const writes = Promise.all(['a', 'b', 'c'].map((key) => db.write((sql) => add(sql, key), key)))
    await db.close()
    await writes
    db = await openDatabase(place.options, fail)
    expect(await names()).toEqual(['a', 'b', 'c'])
  })
}
onEachDatabase(contract)
