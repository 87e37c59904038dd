import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe } from 'vitest'
import { hasPostgres, type Postgres, startPostgres } from './postgres.ts'
import { serverMs } from './programs.ts'

/** An empty database for one test or one server. */
export interface TestDatabase {
  /** What the server is given to use it. */
  options: { dataDir: string | undefined; databaseUrl: string | null }
  /** Asks the database itself, past the server; `?` are the places of the parameters. */
  rows<Row>(statement: string, ...params: (string | number)[]): Promise<Row[]>
  drop(): void
}
export type MakeDatabase = () => Promise<TestDatabase>

export const makeSqlite: MakeDatabase = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-data-'))
  return {
    options: { dataDir, databaseUrl: null },
    async rows(statement, ...params) {
      const db = new DatabaseSync(join(dataDir, 'deskbell.db'), { timeout: 5000 })
      try {
        return db
          .prepare(statement)
          .all(...params)
          .map((row) => ({ ...row })) as never
      } finally {
        db.close()
      }
    },
    drop: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

export async function makePostgres(postgres: Postgres): Promise<TestDatabase> {
  const databaseUrl = await postgres.createDatabase()
  return {
    options: { dataDir: undefined, databaseUrl },
    async rows(statement, ...params) {
      let place = 0
      const numbered = statement.replaceAll('?', () => `$${++place}`)
      const rows = await postgres.query<Record<string, unknown>>(databaseUrl, numbered, params)
      return rows.map((row) => Object.fromEntries(Object.entries(row).map(plainNumber))) as never
    },
    drop() {},
  }
}

/** The driver's own answer to a 64-bit integer is a text. */
const plainNumber = ([name, value]: [string, unknown]): [string, unknown] =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? [name, Number(value)] : [name, value]

/** Runs the tests once on each database. Without Postgres on this machine they are skipped there, and that is said. */
export function onEachDatabase(tests: (make: MakeDatabase) => void): void {
  describe('on SQLite', () => tests(makeSqlite))
  describe.skipIf(!hasPostgres)('on Postgres', () => {
    let postgres: Postgres
    beforeAll(async () => {
      postgres = await startPostgres()
    }, serverMs)
    afterAll(() => postgres.close(), serverMs)
    tests(() => makePostgres(postgres))
  })
}
