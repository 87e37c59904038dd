import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purgeOld } from '../src/privacy/retention.ts'
import { openDatabase } from '../src/store/open-database.ts'
import { granted, openStage, type Stage, words } from './stage.ts'

const dayMs = 24 * 3600_000
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Purges as the server would after so many days, with these rules. */
async function purgeAfter(
  days: number,
  rules: Partial<Record<'conversationDays' | 'fileDays' | 'recordDays' | 'visitorDays', number>>,
) {
  const db = await openDatabase(stage.options as never, () => {})
  const none = { conversationDays: null, fileDays: null, recordDays: null, visitorDays: null }
  const site = { key: 'shop', retention: { ...none, ...rules } }
  const silent = new Proxy({}, { get: () => () => {} })
  const clock = { now: () => Date.now() + days * dayMs, after: () => () => {} }
  await purgeOld({
    ...{ db, clock, sites: new Map([['shop', site]]), publish: silent, files: null },
    hooks: { keep: async () => {}, refresh: async () => {} },
  } as never)
  await db.close()
}
const count = async (table: string) => (await stage.rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n

test('[M47] [T76] F146 what is older than the owner wants is removed, what goes on is kept', async () => {
  const agent = await stage.agent()
  const visitor = await stage.visitor()
  const [over, open] = [randomUUID(), randomUUID()]
  for (const id of [over, open]) granted(await visitor.ask('message:send', words(id, 'Hello')))
  granted(await agent.ask('conversation:solve', { cid: randomUUID(), conversation: over }))
  granted(await visitor.ask('search:miss', { cid: randomUUID(), query: 'shoes', locale: 'en' }))
  await purgeAfter(29, { conversationDays: 30, recordDays: 30, visitorDays: 30 })
  expect([await count('conversation'), await count('search_miss')]).toEqual([2, 1])
  await purgeAfter(31, { conversationDays: 30, recordDays: 40 })
  expect(await stage.rows('select id from conversation')).toEqual([{ id: open }])
  expect(await stage.rows('select conversation from entry where conversation = ?', over)).toEqual([])
  expect(await count('search_miss')).toBe(1)
  await purgeAfter(41, { recordDays: 40, visitorDays: 40 })
  expect([await count('search_miss'), await count('visitor')]).toEqual([0, 1])
  granted(await agent.ask('conversation:solve', { cid: randomUUID(), conversation: open }))
  await purgeAfter(41, { visitorDays: 40 })
  expect([await count('visitor'), await count('conversation'), await count('entry')]).toEqual([0, 0, 0])
})

test('[M47] F146 the owner sets it in site.json, and nothing is removed without', async () => {
  const file = join(stage.folder, 'site/site.json')
  const site = { key: 'shop', name: 'Shoe shop', defaultLanguage: 'en' }
  writeFileSync(file, JSON.stringify({ ...site, retention: { conversationDays: 7 } }))
  await expect(stage.restart()).rejects.toThrow(/retention/)
  writeFileSync(file, JSON.stringify({ ...site, retention: { conversationDays: 365 }, pageQuery: ['color'] }))
  await stage.restart()
})

test('[M47] [T74] of a page address is kept what the owner listed, of a referrer the origin', async () => {
  const visitor = await stage.visitor()
  const page = { url: 'https://shop.example/p?color=red&token=okapi#x', title: 'Shoe', type: 'product' as const }
  const referrer = 'https://search.example/?q=okapi'
  granted(await visitor.ask('context:set', { page, cart: null, locale: 'en', referrer }))
  const rows = await stage.rows<{ page: string; referrer: string }>('select page, referrer from visitor_context')
  expect(JSON.stringify(rows)).not.toContain('okapi')
  expect(rows).toMatchObject([{ referrer: 'https://search.example' }])
  expect(JSON.parse(rows[0]!.page).url).toBe('https://shop.example/p?color=red')
})

test('[M47] [T73] of a browser that asks for privacy nothing is kept but the conversation', async () => {
  const visitor = stage.connect('/visitor', { extraHeaders: { 'sec-gpc': '1', 'user-agent': 'Mozilla Firefox/140' } })
  granted(await visitor.ask('session:start', { version: 1, site: 'shop', token: null, locale: 'en' } as never))
  const before = [await count('visitor_context'), await count('greeting_record'), await count('search_miss')]
  const page = { url: 'https://shop.example/', title: 'Shop', type: 'home' as const }
  granted(await visitor.ask('context:set', { page, cart: null, locale: 'en', referrer: null } as never))
  const cid = randomUUID()
  granted(await visitor.ask('greeting:record', { cid, greeting: 'sizes', variant: null, act: 'shown' } as never))
  granted(await visitor.ask('search:miss', { cid: randomUUID(), query: 'x', locale: 'en' } as never))
  granted(await visitor.ask('message:send', words(randomUUID(), 'Chat works') as never))
  expect([await count('visitor_context'), await count('greeting_record'), await count('search_miss')]).toEqual(before)
  expect(await stage.rows('select id from visitor where device is not null')).toEqual([])
})
