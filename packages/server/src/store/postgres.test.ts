import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPostgres, type Postgres, startPostgres } from '../../test/postgres.ts'
import { serverMs } from '../../test/programs.ts'
import { openDatabase } from './open-database.ts'
import type { Database } from './sql.ts'

const quiet = () => {}
const at = Date.now()

describe.skipIf(!hasPostgres)('Postgres', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, serverMs)
  afterAll(() => postgres.close(), serverMs)

  const open = (databaseUrl: string) => openDatabase({ dataDir: undefined, databaseUrl }, quiet)
  /** Two processes' worth of connections on one database with one conversation for each key. */
  async function twoNodes(...ids: string[]) {
    const url = await postgres.createDatabase()
    const [a, b] = [await open(url), await open(url)]
    await a.write(async (sql) => {
      await sql.run(`insert into site (key, name) values ('shop', 'Shop')`)
      await sql.run(
        `insert into visitor (id, site, token_hash, locale, visits, created_at, seen_at)
         values ('v', 'shop', 'h', 'en', 1, :at, :at)`,
        { at },
      )
      for (const id of ids) {
        await sql.run(
          `insert into conversation (id, site, visitor, status, locale, created_at, updated_at)
           values (:id, 'shop', 'v', 'assistant', 'en', :at, :at)`,
          { id, at },
        )
      }
    })
    return { url, a, b, close: () => Promise.all([a.close(), b.close()]) }
  }
  const bump = (db: Database, id: string, key?: string) =>
    db.write(async (sql) => {
      const row = await sql.get<{ last_seq: number }>(
        'update conversation set last_seq = last_seq + 1 where id = :id returning last_seq',
        { id },
      )
      return row?.last_seq
    }, key)

  test.each([
    [{ fsync: 'off' }, /durable primary.*fsync is off/],
    [{ synchronous_commit: 'off' }, /synchronous_commit is off/],
    [{ synchronous_commit: 'local' }, /synchronous_commit is local/],
  ])('[M1] is refused in plain words with %j', async (settings, message) => {
    const url = await postgres.createDatabase()
    await postgres.stop()
    await postgres.start(settings)
    await expect(open(url)).rejects.toThrow(message)
    await postgres.stop()
    await postgres.start()
    await (await open(url)).close()
  })

  test('an address where nobody is, or no such database, is refused in plain words, without the password', async () => {
    const url = await postgres.createDatabase()
    const wrong = new URL(url)
    wrong.password = 'secret'
    wrong.pathname = '/nowhere'
    const refused = await open(String(wrong)).catch((error: Error) => error.message)
    expect(refused).toMatch(/^databaseUrl is .*deskbell:…@.*nowhere.* expected .*does not exist/)
    expect(refused).not.toContain('secret')
    await expect(open('postgres://127.0.0.1:1/x')).rejects.toThrow(/^databaseUrl is .*ECONNREFUSED/)
  })

  test('[M7] many writers on two nodes in one conversation: 1 to n, none twice', async () => {
    const { a, b, close } = await twoNodes('c')
    const seqs = await Promise.all(Array.from({ length: 200 }, (_, n) => bump(n % 2 ? a : b, 'c', 'c')))
    expect(seqs.sort((x, y) => (x ?? 0) - (y ?? 0))).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    await close()
  })

  test('groups of two nodes over the same conversations end, whatever the order of asking', async () => {
    const ids = ['a', 'b', 'c', 'd']
    const { a, b, close } = await twoNodes(...ids)
    const rounds = Array.from({ length: 20 }, (_, round) =>
      Promise.all([...ids.map((id) => bump(a, id, id)), ...ids.toReversed().map((id) => bump(b, id, id))]).then(
        () => round,
      ),
    )
    expect(await Promise.all(rounds)).toHaveLength(20)
    const rows = await a.read.all('select distinct last_seq from conversation')
    expect(rows).toEqual([{ last_seq: 40 }])
    await close()
  })

  test('two that wait for each other are untangled, and both are done', async () => {
    const { a, b, close } = await twoNodes('x', 'y')
    const both = (db: Database, first: string, second: string) =>
      db.write(async (sql) => {
        for (const id of [first, second]) {
          await sql.run('update conversation set last_seq = last_seq + 1 where id = :id', { id })
          await new Promise((next) => setTimeout(next, 100))
        }
      })
    await Promise.all([both(a, 'x', 'y'), both(b, 'y', 'x')])
    expect(await a.read.all('select distinct last_seq from conversation')).toEqual([{ last_seq: 2 }])
    await close()
  })

  test('a row that somebody holds on to holds up neither other rows nor, for ever, its own', async () => {
    const { url, a, close } = await twoNodes('held', 'free')
    const holder = new pg.Client(url)
    await holder.connect()
    await holder.query('begin')
    await holder.query(`update conversation set locale = 'et' where id = 'held'`)
    const held = bump(a, 'held', 'held')
    expect(await bump(a, 'free', 'free')).toBe(1)
    await new Promise((next) => setTimeout(next, 1500))
    for (let n = 2; n < 10; n++) expect(await bump(a, 'free', 'free')).toBe(n)
    await holder.query('rollback')
    expect(await held).toBe(1)
    await holder.end()
    await close()
  })

  test('a value beyond the safe integers is an error, not rounded', async () => {
    const { a, close } = await twoNodes()
    await expect(a.read.get('select cast(9007199254740993 as bigint) as n')).rejects.toThrow(/beyond the safe integers/)
    await close()
  })

  test('a column added meanwhile by another process breaks nothing', async () => {
    const { url, a, close } = await twoNodes('c')
    const read = () => a.read.get<{ key: string }>(`select * from site where key = 'shop'`)
    const write = () => a.write((sql) => sql.get<{ key: string }>(`update site set name = 'Shoes' returning *`))
    expect([(await read())?.key, (await write())?.key]).toEqual(['shop', 'shop'])
    await postgres.query(url, 'alter table site add column later text')
    expect([(await read())?.key, (await write())?.key]).toEqual(['shop', 'shop'])
    await close()
  })

  test('a connection that Postgres ends in the middle of a write fails that write only', async () => {
    const { url, a, close } = await twoNodes('c')
    const cut = a.write(async (sql) => {
      await sql.run('update conversation set last_seq = last_seq + 1')
      const own = await sql.get<{ pid: number }>('select pg_backend_pid() as pid')
      await postgres.query(url, 'select pg_terminate_backend($1)', [own?.pid])
      await new Promise((next) => setTimeout(next, 100))
      await sql.run('update conversation set last_seq = last_seq + 1')
    })
    await expect(cut).rejects.toThrow()
    expect(await bump(a, 'c')).toBe(1)
    await close()
  })

  test('while it is down every write and read fails, and afterwards all works again', async () => {
    const { a, close } = await twoNodes('c')
    expect(await bump(a, 'c')).toBe(1)
    await postgres.stop('SIGQUIT')
    await expect(bump(a, 'c')).rejects.toThrow()
    await expect(a.read.get('select 1 as one')).rejects.toThrow()
    await postgres.start()
    expect(await bump(a, 'c')).toBe(2)
    await close()
  })
})
