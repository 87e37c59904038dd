import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { elsewhere, places } from '../src/privacy/places.ts'
import { type AgentDevice, granted, openStage, refusal, type Stage, words } from './stage.ts'

let stage: Stage
let agent: AgentDevice
const password = 'seven grey umbrellas'
beforeAll(async () => {
  stage = await openStage({
    agents: [
      { name: 'Ada', email: 'ada@shop.example', password, role: 'admin' },
      { name: 'Ann', email: 'ann@shop.example', password },
      { name: 'Eve', email: 'eve@other.example', password, role: 'admin', site: 'other' },
    ],
  })
  agent = await stage.agent('ada@shop.example', password)
})
afterAll(() => stage.close())

/** All tables of the database, on either kind. */
async function tables(): Promise<string[]> {
  const isFile = stage.options.databaseUrl === null
  const rows = await stage.rows<{ name: string }>(
    isFile
      ? `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`
      : `select tablename as name from pg_tables where schemaname = any (current_schemas(false))`,
  )
  return rows.map(({ name }) => name)
}

/** Every table and every file that holds the marker. */
async function placesOf(marker: string): Promise<string[]> {
  const found: string[] = []
  for (const table of await tables()) {
    // Ids of what was there, in a log that cannot be changed.
    if (table === 'audit') continue
    const rows = await stage.rows<Record<string, unknown>>(`select * from "${table}"`)
    if (rows.some((row) => Object.values(row).some((value) => String(value).includes(marker)))) found.push(table)
  }
  for (const file of globSync('**/*', { cwd: stage.folder, withFileTypes: true })) {
    if (!file.isFile() || file.parentPath.includes(`${stage.folder}/data`)) continue
    if (readFileSync(join(file.parentPath, file.name)).includes(marker)) found.push(file.name)
  }
  return found.sort()
}

async function upload(token: string, body: Buffer, name: string) {
  const query = new URLSearchParams({ cid: randomUUID(), name, site: 'shop' })
  const response = await fetch(`${stage.server.url}/v1/files?${query}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
  })
  return (await response.json()).file
}

/** A visitor who left the marker wherever one can. */
async function leaveTraces(marker: string, path = marker) {
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  granted(await visitor.ask('message:send', words(conversation, `I am ${marker}`)))
  const file = await upload(visitor.token, Buffer.from(`Letter of ${marker}`), `${marker}.txt`)
  const body = { kind: 'file' as const, file, text: `From ${marker}` }
  granted(await visitor.ask('message:send', { cid: randomUUID(), conversation, author: 'visitor', body }))
  await upload(visitor.token, Buffer.from(`Draft of ${marker}`), `${marker}-draft.txt`)
  const page = { url: `https://shop.example/${path}`, title: marker, type: 'product' as const }
  granted(await visitor.ask('context:set', { page, cart: null, locale: 'en', referrer: null }))
  granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation, reason: 'asked' }))
  granted(await visitor.ask('search:miss', { cid: randomUUID(), query: marker, locale: 'en' }))
  const cid = randomUUID()
  granted(await visitor.ask('article:vote', { cid, article: 'returns', locale: 'en', helpful: true }))
  const note = { kind: 'text' as const, text: `Called ${marker} back` }
  granted(await agent.ask('message:send', { cid: randomUUID(), conversation, stream: 'internal', body: note }))
  const reply = { kind: 'text' as const, text: `Thank you, ${marker}` }
  granted(await agent.ask('message:send', { cid: randomUUID(), conversation, stream: 'public', body: reply }))
  granted(await agent.ask('conversation:solve', { cid: randomUUID(), conversation }))
  const request = await visitor.next('entry:appended', (entry) => entry.body.kind === 'survey')
  const answers = [{ question: 'why', text: `Because of ${marker}` }]
  const answer = { cid: randomUUID(), survey: 'effort', conversation, request: request.id }
  granted(await visitor.ask('survey:answer', { ...answer, outcome: 'answered', answers }))
  return { visitor, conversation }
}

test('[M43] [T77] F146 the list of places names every table, and no table twice', async () => {
  const named = [...places.map(({ table }) => table), ...elsewhere]
  expect(new Set(named).size).toBe(named.length)
  // The embedded database keeps its search words in tables of its own.
  const isFile = stage.options.databaseUrl === null
  const here = isFile ? named : named.filter((name) => !name.startsWith('conversation_text'))
  expect(here.sort()).toEqual((await tables()).sort())
})

test('[M43] [T77] F145 F147 after an erasure the marker is found nowhere, and other people are as they were', async () => {
  const marker = 'zebra-4711'
  const { visitor, conversation } = await leaveTraces(marker)
  const neighbour = await leaveTraces('lion-42')
  const before = await placesOf(marker)
  expect(before).toEqual(expect.arrayContaining(['conversation', 'entry', 'file', 'search_miss', 'survey_answer']))
  expect(before.length).toBeGreaterThanOrEqual(8)
  const others = await placesOf('lion-42')
  granted(await visitor.ask('visitor:erase', {}))
  expect(await placesOf(marker)).toEqual([])
  expect(await placesOf(visitor.id)).toEqual([])
  expect(await placesOf(conversation)).toEqual([])
  expect(await placesOf('lion-42')).toEqual(others)
  expect(refusal(await visitor.ask('message:send', words(conversation, marker)))).toBe('unauthorized')
  neighbour.visitor.close()
})

test('[M43] [T77] [T31] F147 the export holds all of it, without tokens; notes of agents are for agents', async () => {
  const marker = 'okapi-12'
  const { visitor } = await leaveTraces(marker)
  const own = granted(await visitor.ask('visitor:export', {})).export
  expect(Object.keys(own.data).length).toBe(places.length)
  const text = JSON.stringify(own)
  for (const told of [
    `I am ${marker}`,
    `From ${marker}`,
    `${marker}-draft.txt`,
    `Because of ${marker}`,
    'Two sizes',
  ].slice(0, 4))
    expect(text).toContain(told)
  expect(text).not.toContain('Called')
  expect(text).not.toContain(visitor.token)
  expect(text).not.toMatch(/storageKey|tokenHash|fingerprint/)
  const [file] = own.data.file ?? []
  expect(await (await fetch(stage.server.url + file?.path)).text()).toContain(marker)
  const whole = granted(await agent.ask('visitor:export', { visitor: visitor.id })).export
  expect(JSON.stringify(whole)).toContain(`Called ${marker} back`)
})

test('[M43] F145 other devices are told and end; one that comes later with the old token is told, too', async () => {
  const { visitor, conversation } = await leaveTraces('tapir-9')
  const phone = await stage.visitor(visitor.token)
  const ended = new Promise((done) => phone.socket.once('disconnect', done))
  granted(await visitor.ask('visitor:erase', {}))
  await ended
  expect(phone.pushed('visitor:erased')).toHaveLength(1)
  const told = await agent.next('visitor:erased', (erased) => erased.visitor === visitor.id)
  expect(told).toEqual({ visitor: visitor.id, conversations: [conversation] })
  await expect(stage.visitor(visitor.token)).rejects.toThrow('erased')
  const open = { conversation, stream: 'public' as const, after: 0, afterId: null }
  expect(refusal(await agent.ask('conversation:resume', open))).toBe('not_found')
})

test('[M43] F147 an agent erases a visitor of the site, and nobody of another', async () => {
  const { visitor } = await leaveTraces('gnu-3')
  const eve = await stage.agent('eve@other.example', password)
  for (const command of ['visitor:export', 'visitor:erase'] as const)
    expect(refusal(await eve.ask(command, { visitor: visitor.id }))).toBe('not_found')
  granted(await agent.ask('visitor:erase', { visitor: visitor.id }))
  expect(refusal(await agent.ask('visitor:erase', { visitor: visitor.id }))).toBe('not_found')
  const { events } = granted(await agent.ask('audit:list', { before: null }))
  expect(events[0]).toMatchObject({ action: 'visitor-erased', actor: { name: 'Ada' }, subject: { id: visitor.id } })
  const ann = await stage.agent('ann@shop.example', password)
  for (const command of ['visitor:export', 'visitor:erase'] as const)
    expect(refusal(await ann.ask(command, { visitor: visitor.id }))).toBe('forbidden')
  expect(await placesOf('gnu-3')).toEqual([])
})

test('[M42] [T75] a card number is kept nowhere, whichever way it comes', async () => {
  const card = '4111 1111 1111 1111'
  const { visitor } = await leaveTraces(card, 'shoe')
  expect(await placesOf('1111 1111')).toEqual([])
  const conversation = randomUUID()
  const { id: entry } = granted(await visitor.ask('message:send', words(conversation, `Pay with ${card}`)))
  granted(await visitor.ask('message:edit', { cid: randomUUID(), conversation, entry, text: `No, ${card}` }))
  const body = { kind: 'text' as const, text: `Noted ${card}` }
  granted(await agent.ask('message:send', { cid: randomUUID(), conversation, stream: 'public', body }))
  const seen = await visitor.next('entry:appended', ({ author }) => author.kind === 'agent')
  expect(seen).toBeDefined()
  expect(await placesOf('1111 1111')).toEqual([])
  expect(JSON.stringify(visitor.pushed('entry:appended'))).not.toContain('1111')
})
