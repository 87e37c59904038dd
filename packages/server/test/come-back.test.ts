import { randomUUID } from 'node:crypto'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import type { Deps } from '../src/deps.ts'
import { readSites } from '../src/edge/site-files.ts'
import { hashSecret } from '../src/sign-in/secrets.ts'
import { openDatabase } from '../src/store/open-database.ts'
import type { Database } from '../src/store/sql.ts'
import { addSite, visitorByToken } from '../src/store/visitors.ts'
import { findVisitor } from '../src/visitors/start-session.ts'
import { makeDatabase, writeFixture } from './stage.ts'

const input = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }

/** What lets visitors in, over a database whose writes are counted and may be held up. */
async function setUp() {
  const { options } = writeFixture()
  const place = await makeDatabase()
  const db = await openDatabase(place.options, (error) => {
    throw error
  })
  await db.write((sql) => addSite(sql, { key: 'shop', name: 'Shop' }))
  const state = { now: 1_000_000, writes: 0, held: Promise.resolve() }
  const write: Database['write'] = async (operation, key) => {
    state.writes++
    await state.held
    return db.write(operation, key)
  }
  const deps = {
    ...{ db: { ...db, write }, sites: readSites(options.sites, {}), clock: { now: () => state.now } },
    ...{ newId: randomUUID, newToken: randomUUID, onError: expect.unreachable },
  } as unknown as Deps
  return { state, deps, db, place }
}

test('[M200] who is known comes in though the disk takes nothing, and is written down when it does', async () => {
  const { state, deps, db, place } = await setUp()
  const first = await findVisitor(deps, input, 'Firefox on Linux')
  if (!first.ok) throw new Error(first.error.code)
  const row = () => visitorByToken(db.read, 'shop', hashSecret(first.token))
  expect([state.writes, await row()]).toMatchObject([1, { seen_at: 1_000_000, visits: 1 }])

  let go = () => {}
  state.held = new Promise((ok) => {
    go = ok
  })
  state.now += 3_600_000
  expect(await findVisitor(deps, { ...input, token: first.token }, 'Firefox on Linux')).toEqual({ ...first })
  expect(await row()).toMatchObject({ seen_at: 1_000_000, visits: 1 })
  go()
  await expect.poll(row).toMatchObject({ seen_at: 4_600_000, visits: 2 })

  // Again a moment later: there is nothing to write.
  const before = state.writes
  state.now += 1000
  expect(await findVisitor(deps, { ...input, token: first.token }, 'Firefox on Linux')).toEqual({ ...first })
  expect(state.writes).toBe(before)
  expect((await findVisitor(deps, { ...input, token: first.token, locale: 'et' }, 'Firefox on Linux')).ok).toBe(true)
  await expect.poll(row).toMatchObject({ locale: 'et', visits: 2 })
  await db.close()
  place.drop()
})
