import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, type Stage, type VisitorDevice, words } from './stage.ts'

/** What owners write is "when … then"; an object of the language's own with that key would be taken for a promise. */
const doing = 'then'

let stage: Stage
let folder: string
afterEach(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A server whose site has this `desk.json`. */
async function open(desk: object): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-desk-'))
  writeFileSync(join(folder, 'site.json'), JSON.stringify({ key: 'shop', name: 'Shop', defaultLanguage: 'en' }))
  writeFileSync(join(folder, 'desk.json'), JSON.stringify({ version: 1, ...desk }))
  stage = await openStage({ sites: [{ folder, help: null }], agents: people })
}
const people = [
  { name: 'Ann', email: 'ann@shop.example', password: 'correct horse' },
  { name: 'Ben', email: 'ben@shop.example', password: 'battery staple' },
]
const benIs = ['ben@shop.example', 'battery staple'] as const
const act = (conversation: string) => ({ cid: randomUUID(), conversation })
async function waiting(visitor: VisitorDevice, text = 'I need a person'): Promise<string> {
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, text)))
  granted(await visitor.ask('handoff:request', { ...act(id), reason: 'asked' }))
  return id
}
const opened = async (agent: AgentDevice, conversation: string) =>
  granted(await agent.ask('conversation:open', { conversation })).conversation
/** What the server does by itself takes a moment. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if (await holds()) return
    await new Promise((next) => setTimeout(next, 200))
  }
  expect(await holds()).toBe(true)
}
const notes = async (agent: AgentDevice, conversation: string) => {
  const resume = { conversation, stream: 'internal' as const, after: 0, afterId: null }
  return granted(await agent.ask('conversation:resume', resume)).entries.map(({ body }) => body)
}

test('[M57] F131 who waits is given to those who have room, in turn, and the rest goes on waiting', async () => {
  await open({ routing: { method: 'round-robin', capacity: 1 } })
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const all = [await waiting(visitor), await waiting(visitor), await waiting(visitor)]
  await ann.next('counts:changed', (counts) => counts.mine === 1 && counts.waiting === 1)
  await ben.next('counts:changed', (counts) => counts.mine === 1 && counts.waiting === 1)
  const agents = await Promise.all(all.map(async (id) => (await opened(ann, id)).agent?.id ?? null))
  expect([...agents.slice(0, 2)].sort()).toEqual([ann.id, ben.id].sort())
  expect(agents[2]).toBeNull()
  expect((await opened(ann, all[0]!)).waitingSince).not.toBeNull()
  const to = { kind: 'agent', id: agents[0] }
  expect(await notes(ann, all[0]!)).toMatchObject([{ kind: 'assigned', to }])
  granted(await (agents[0] === ann.id ? ann : ben).ask('conversation:solve', act(all[0]!)))
  await until(async () => (await opened(ann, all[2]!)).agent?.id === agents[0])
})

test('[M57] F131 nobody who is away is given anything; a team’s conversation only to its people', async () => {
  await open({
    routing: { method: 'least-busy' },
    teams: [{ id: 'returns', name: 'Returns', agents: ['ben@shop.example'] }],
    rules: [{ id: 'refund', words: ['refund'], [doing]: { team: 'returns', tag: ['money'], priority: 'high' } }],
  })
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  granted(await ben.ask('availability:set', { availability: 'away' }))
  const refund = await waiting(visitor, 'I want a REFUND, please')
  const other = await waiting(visitor)
  await ann.next('counts:changed', (counts) => counts.mine === 1)
  expect((await opened(ann, other)).agent?.id).toBe(ann.id)
  expect(await opened(ann, refund)).toMatchObject({
    ...{ status: 'waiting', agent: null, team: 'returns', tags: ['money'], priority: 'high' },
  })
  granted(await ben.ask('availability:set', { availability: 'online' }))
  await ben.next('counts:changed', (counts) => counts.mine === 1)
  expect((await opened(ann, refund)).agent?.id).toBe(ben.id)
  expect((await notes(ann, refund)).map(({ kind }) => kind)).toEqual(['tagged', 'prioritised', 'assigned', 'assigned'])
})

test('[M57] S31 rules know the cart and the reason, and change nothing twice', async () => {
  await open({
    rules: [
      { id: 'big', when: { cartValue: { min: 200 } }, [doing]: { tag: ['big cart'] } },
      { id: 'cross', on: ['handoff'], reason: ['frustrated'], [doing]: { priority: 'urgent', note: 'Take care.' } },
      { id: 'off', enabled: false, [doing]: { tag: ['never'] } },
    ],
  })
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const item = { id: 'a', variantId: null, name: 'A', options: {}, price: 250, quantity: 1, url: null, image: null }
  const page = { url: 'https://shop.example/', title: 'Shop', type: 'home' as const }
  const cart = { currency: 'EUR', total: 250, items: [item] }
  granted(await visitor.ask('context:set', { page, cart, locale: 'en', referrer: null }))
  const id = randomUUID()
  for (const text of ['Hello', 'Hello?']) granted(await visitor.ask('message:send', words(id, text)))
  granted(await visitor.ask('handoff:request', { ...act(id), reason: 'frustrated' }))
  expect(await opened(ann, id)).toMatchObject({ tags: ['big cart'], priority: 'urgent' })
  expect((await notes(ann, id)).map(({ kind }) => kind)).toEqual(['tagged', 'prioritised', 'text'])
  expect(visitor.pushed('entry:appended').map(({ body }) => body.kind)).toEqual(['text', 'text', 'handoff'])
})

test('[M57] F131 S30 who knows what it is about comes first, then who speaks the language, before the turn', async () => {
  await open({
    routing: { method: 'round-robin', capacity: 2 },
    agents: [
      { email: 'ann@shop.example', languages: ['en', 'et'] },
      { email: 'ben@shop.example', skills: ['sizing'], capacity: 3 },
    ],
    rules: [{ id: 'sizes', words: ['size'], [doing]: { tag: ['sizing'] } }],
  })
  const [ann, ben] = [await stage.agent(), await stage.agent(...benIs)]
  const estonian = stage.connect('/visitor') as unknown as VisitorDevice
  granted(await estonian.ask('session:start', { version: 1, site: 'shop', token: null, locale: 'et' }))
  const visitor = await stage.visitor()
  const given = async (id: string) => {
    await until(async () => (await opened(ann, id)).agent !== null)
    return (await opened(ann, id)).agent?.id
  }
  const sized = [await waiting(visitor, 'Which size shall I take?'), await waiting(visitor, 'And the size of the red?')]
  const spoken = [await waiting(estonian, 'Kus mu pakk on?'), await waiting(estonian, 'Kas keegi on seal?')]
  const all = []
  for (const id of [...sized, ...spoken]) all.push(await given(id))
  expect(all).toEqual([ben.id, ben.id, ann.id, ann.id])
  // Where whoever speaks it has no room, nobody waits for her.
  expect(await given(await waiting(estonian, 'Tere'))).toBe(ben.id)
})

test('[M57] F121 a team that is closed gets nothing, one without hours of its own does', async () => {
  const closed = { zone: 'Europe/Tallinn', week: {} }
  await open({
    routing: { method: 'round-robin' },
    teams: [
      { id: 'returns', name: 'Returns', agents: ['ann@shop.example'], hours: closed },
      { id: 'orders', name: 'Orders', agents: ['ann@shop.example'] },
    ],
    rules: [
      { id: 'refund', words: ['refund'], [doing]: { team: 'returns' } },
      { id: 'parcel', words: ['parcel'], [doing]: { team: 'orders' } },
    ],
  })
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const refund = await waiting(visitor, 'a refund, please')
  const parcel = await waiting(visitor, 'where is my parcel?')
  await until(async () => (await opened(ann, parcel)).agent?.id === ann.id)
  expect(await opened(ann, refund)).toMatchObject({ status: 'waiting', team: 'returns', agent: null })
})

test('[M285] S31 a rule asks for whom it names, once, and says so in the log of the team', async () => {
  await open({
    rules: [
      {
        id: 'vip',
        words: ['lawyer'],
        [doing]: { note: 'Take care.', notify: ['ben@shop.example', 'no@shop.example'] },
      },
      { id: 'late', words: ['late'], [doing]: { notify: ['ben@shop.example'] } },
    ],
  })
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'It is late, I call my lawyer')))
  expect(await ben.next('counts:changed', (counts) => counts.mentions === 1)).toBeTruthy()
  granted(await visitor.ask('message:send', words(id, 'So late')))
  expect(await notes(ann, id)).toEqual([{ kind: 'text', text: 'Take care. @Ben' }])
  expect((await opened(ann, id)).mentioned).toEqual([ben.id])
  expect(visitor.pushed('entry:appended').map(({ author }) => author.kind)).toEqual(['visitor', 'visitor'])
})

test('[M57] F132 what nobody says anything in is closed, never where somebody waits for an answer', async () => {
  await open({ autoClose: { afterMinutes: 0.01 } })
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  const greeting = { kind: 'greeting' as const, greeting: 'hi', text: 'Can I help?' }
  granted(await visitor.ask('message:send', { ...words(id, ''), author: 'assistant', body: greeting }))
  const waits = await waiting(visitor)
  await new Promise((next) => setTimeout(next, 700))
  await stage.restart()
  const [back, again] = [await stage.visitor(visitor.token), await stage.agent()]
  await until(async () => (await opened(again, id)).status === 'solved')
  expect([(await opened(again, id)).status, (await opened(again, waits)).status]).toEqual(['solved', 'waiting'])
  granted(await back.ask('message:send', words(id, 'Yes!')))
  expect((await opened(again, id)).status).toBe('assistant')
  void ann
})

test('[M57] F120 F122 visitors are told whether it is open and when it opens again', async () => {
  const zone = 'Europe/Tallinn'
  await open({ hours: { zone, week: {}, holidays: [] }, formAfterSeconds: 90 })
  const device = stage.connect('/visitor') as unknown as VisitorDevice
  const start = { version: 1, site: 'shop', token: null, locale: 'en' }
  expect(granted(await device.ask('session:start', start))).toMatchObject({
    ...{ open: false, opensAt: null, replyMinutes: null, formAfterMs: 90_000 },
  })
  const response = await fetch(`${stage.server.url}/v1/sites/shop/availability`)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toMatchObject({ open: false, online: 0, hide: false })
  expect((await fetch(`${stage.server.url}/v1/sites/nobody/availability`)).status).toBe(404)
})

test('[M57] F125 F126 whether the launcher is hidden is the owner’s word', async () => {
  await open({ hideLauncher: 'offline' })
  const hide = async () => (await (await fetch(`${stage.server.url}/v1/sites/shop/availability`)).json()).hide
  expect(await hide()).toBe(true)
  const ann = await stage.agent()
  expect(await hide()).toBe(false)
  granted(await ann.ask('availability:set', { availability: 'away' }))
  expect(await hide()).toBe(true)
})
