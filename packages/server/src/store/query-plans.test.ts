import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPostgres, type Postgres, startPostgres } from '../../test/postgres.ts'
import { serverMs } from '../../test/programs.ts'
import {
  allOfVisitor,
  conversationsById,
  conversationsSince,
  ofSite,
  ofVisitor,
  openOf,
  rowOfVisitor,
} from './conversations.ts'
import { knownDetails } from './details.ts'
import { appendAwake, asksSurvey, entriesAfter, findByCid, idAt, type NewEntry, newestMarked } from './entries.ts'
import { migrate } from './migrations.ts'
import { offersTo } from './offers.ts'
import { openDatabase } from './open-database.ts'
import { pagesOf } from './pages.ts'
import { toNumbered, valuesOf } from './positional.ts'
import { absentAgents, countAgents } from './presence.ts'
import type { Sql, SqlParams } from './sql.ts'
import { openSqlite } from './sqlite.ts'
import { contextOf, visitorByToken } from './visitors.ts'

const fail = (error: unknown) => {
  throw error
}
const who = { id: 'v', site: 's' }
const log = { conversation: 'c', stream: 'public' as const }
const words: NewEntry = {
  ...{ id: 'e', site: 's', ...log, sender: 'visitor:v', cid: 'x', fingerprint: 'f', at: 5 },
  ...{ author: { kind: 'visitor', id: 'v', name: null }, body: { kind: 'text', text: 'Hello' } },
}
/** What runs for every message, every connect or every look. */
const hot: Record<string, (sql: Sql) => Promise<unknown>> = {
  'the sender’s conversation': (sql) => rowOfVisitor(sql, who, 'c'),
  'the next words in it': (sql) => appendAwake(sql, words, 'v'),
  'a visitor’s conversation': (sql) => ofVisitor(sql, who, 'c'),
  'a site’s conversation': (sql) => ofSite(sql, 's', 'c'),
  'conversations by id': (sql) => conversationsById(sql, ['a', 'b']),
  'a repeated cid': (sql) => findByCid(sql, 'visitor:v', 'x'),
  'a page of the log': (sql) => entriesAfter(sql, log, 5, 200),
  'the id at a seq': (sql) => idAt(sql, log, 5),
  'the newest handoff': (sql) => newestMarked(sql, 'c', 'handoff'),
  'a survey request': (sql) => asksSurvey(sql, 'c', 'e', 'effort'),
  'a visitor by token': (sql) => visitorByToken(sql, 's', 'hash'),
  'all of a visitor': (sql) => allOfVisitor(sql, who),
  'what a visitor told in forms': (sql) => knownDetails(sql, who),
  'surveys that a visitor was offered': (sql) => offersTo(sql, who),
  'where a visitor was': (sql) => pagesOf(sql, 'v'),
  'a visitor’s context': (sql) => contextOf(sql, 'v'),
  'what changed on a site': (sql) => conversationsSince(sql, 's', 5),
  'what an agent has open': (sql) => openOf(sql, 'a'),
  'agents of a site who are there': (sql) => countAgents(sql, 's'),
  'agents who are away': (sql) => absentAgents(sql),
}

/** Gives every statement to `explain` instead of running it. */
function explaining(dialect: Sql['dialect'], explain: (text: string, params: SqlParams) => Promise<void>): Sql {
  return {
    dialect,
    get: async (text, params = {}) => void (await explain(text, params)) as never,
    async all(text, params = {}) {
      await explain(text, params)
      return []
    },
    async run(text, params = {}) {
      await explain(text, params)
      return 0
    },
    lock: () => '',
  }
}

test.each(Object.entries(hot))(
  '[M296] %s is found by an index, so that it costs the same in a large database',
  async (_name, ask) => {
    const folder = mkdtempSync(join(tmpdir(), 'deskbell-plans-'))
    const file = join(folder, 'plans.db')
    const made = openSqlite(file, fail)
    await migrate(made)
    await made.close()
    const db = new DatabaseSync(file)
    const plans: string[] = []
    const explain = async (text: string, params: SqlParams) => {
      const steps = db.prepare(`explain query plan ${text}`).all(params) as { detail: string }[]
      plans.push(...steps.map(({ detail }) => detail))
    }
    await ask(explaining('sqlite', explain))
    db.close()
    rmSync(folder, { recursive: true })
    expect(plans.length).toBeGreaterThan(0)
    // A table that is walked from end to end; a partial index may be, as it holds only what is wanted.
    expect(plans.filter((step) => /^SCAN (?!.*USING (COVERING )?INDEX)/.test(step))).toEqual([])
    // All rows of a site are as many as the table has, where there is one site.
    expect(plans.filter((step) => step.endsWith('(site=?)'))).toEqual([])
  },
)

describe.skipIf(!hasPostgres)('on Postgres', () => {
  let postgres: Postgres
  let url: string
  beforeAll(async () => {
    postgres = await startPostgres()
    url = await postgres.createDatabase()
    const db = await openDatabase({ dataDir: undefined, databaseUrl: url }, (error) => {
      throw error
    })
    await db.close()
  }, serverMs)
  afterAll(() => postgres.close(), serverMs)

  test.each(Object.entries(hot))('%s is found by an index', async (_name, ask) => {
    const plans: string[] = []
    // Empty tables are read whole unless that is made dear: what is still read whole then has no index for it.
    const dear = `${url}%20-c%20enable_seqscan%3Doff`
    await ask(
      explaining('postgres', async (statement, params) => {
        const { text, names } = toNumbered(statement)
        const rows = await postgres.query<{ 'QUERY PLAN': string }>(
          dear,
          `explain ${text}`,
          valuesOf(statement, names, params),
        )
        plans.push(...rows.map((row) => row['QUERY PLAN']))
      }),
    )
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.filter((step) => step.includes('Seq Scan'))).toEqual([])
  })
})
