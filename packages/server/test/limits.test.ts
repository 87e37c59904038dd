import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type AgentDevice, granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    {
      trustedProxies: ['127.0.0.1'],
      socketLimit: { visitor: 3, address: 5, all: 60 },
      helloLimit: { count: 6, perMs: 600_000 },
      uploadLimit: { count: 3, perMs: 600_000 },
      hourLimit: { count: 4, perMs: 3_600_000 },
      siteLimit: { count: 30, perMs: 3_600_000 },
    },
    (folder) => {
      const file = join(folder, 'other/site.json')
      const site = JSON.parse(readFileSync(file, 'utf8')) as object
      writeFileSync(file, JSON.stringify({ ...site, origins: ['https://other.example'] }))
    },
  )
})
afterAll(() => stage.close())

const from = (address: string, more: Record<string, string> = {}) => ({
  extraHeaders: { 'x-forwarded-for': address, ...more },
})
const hello = { version: PROTOCOL_VERSION, site: 'shop', token: null, locale: 'en' }
/** Whether a connection opens. */
const opens = (device: VisitorDevice & AgentDevice): Promise<boolean> =>
  new Promise((ok) => {
    device.socket.once('connect', () => ok(true))
    device.socket.once('connect_error', () => ok(false))
  })
const connect = (address: string, more?: Record<string, string>) => stage.connect('/visitor', from(address, more))

test('[M136] [T39] an address has so many connections at a time; others and those behind an own proxy come in', async () => {
  const own = Array.from({ length: 5 }, () => connect('8.8.4.4'))
  expect(await Promise.all(own.map(opens))).toEqual([true, true, true, true, true])
  expect(await opens(connect('8.8.4.4'))).toBe(false)
  const polling = await fetch(`${stage.server.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { 'x-forwarded-for': '8.8.4.4' },
  })
  expect([polling.status, await polling.json()]).toEqual([403, { code: 4, message: 'rate_limited' }])
  expect(await opens(connect('8.8.4.5'))).toBe(true)
  const inside = Array.from({ length: 7 }, () => connect('10.0.0.7'))
  expect(await Promise.all(inside.map(opens))).toEqual(inside.map(() => true))
  for (const device of [...own, ...inside]) device.close()
  await vi.waitFor(async () => {
    const again = connect('8.8.4.4')
    expect(await opens(again)).toBe(true)
    again.close()
  })
})

test('[M250] [T39] who only knocks is refused before the handshake, however soon each connection ends; others come in', async () => {
  const knock = async (address: string): Promise<boolean> => {
    const device = connect(address)
    const isOpen = await opens(device)
    const ended = new Promise((ok) => device.socket.once('disconnect', ok))
    device.close()
    if (isOpen) await ended
    return isOpen
  }
  let opened = 0
  for (let n = 0; n < 24; n++) if (await knock('8.8.5.5')) opened++
  expect(opened).toBe(12)
  expect(await knock('8.8.5.6')).toBe(true)
  expect(await knock('10.0.0.8')).toBe(true)
})

test('[M136] [T39] a visitor has so many connections at a time, and is told so', async () => {
  const first = await stage.visitor()
  const more = [await stage.visitor(first.token), await stage.visitor(first.token)]
  const fourth = stage.connect('/visitor')
  const answer = await fourth.ask('session:start', { ...hello, token: first.token })
  expect(answer).toEqual({ ok: false, error: { code: 'rate_limited', retry: true, afterMs: 60_000 } })
  more[0]!.close()
  await vi.waitFor(async () => granted(await fourth.ask('session:start', { ...hello, token: first.token })))
})

test('[M136] [T19] [T39] sessions begin so often from one address: tokens cannot be tried one after the other', async () => {
  const codes: string[] = []
  for (let n = 0; n < 8; n++) {
    const device = connect('8.8.1.1')
    codes.push(refusal(await device.ask('session:start', { ...hello, token: 'x'.repeat(43) })))
    device.close()
  }
  expect(codes).toEqual([...Array.from({ length: 6 }, () => 'unauthorized'), 'rate_limited', 'rate_limited'])
  granted(await connect('8.8.1.2').ask('session:start', hello))
})

test('[T45] programs at one address begin no more conversations than its limit, however many connections they take', async () => {
  const conversations = Array.from({ length: 20 }, () => randomUUID())
  for (const conversation of conversations) {
    const device = connect('8.8.6.6')
    const answer = (await opens(device)) ? await device.ask('session:start', hello) : { ok: false }
    if (answer.ok) granted(await device.ask('message:send', words(conversation, 'Cheap watches')))
    device.close()
  }
  const places = conversations.map(() => '?').join(', ')
  const begun = await stage.rows(`select id from conversation where id in (${places})`, ...conversations)
  expect(begun).toHaveLength(6)
  // Reading help needs no session, and is never in the way.
  const help = await fetch(`${stage.server.url}/v1/sites/shop/config`, { headers: { 'x-forwarded-for': '8.8.6.6' } })
  expect(help.status).toBe(200)
})

test('[M136] [T39] a connection that does not say who it is ends after five seconds', { timeout: 12_000 }, async () => {
  const [silent, heard] = [stage.connect('/visitor'), await stage.visitor()]
  const asks = stage.connect('/visitor')
  asks.socket.emit('typing:set', { conversation: randomUUID(), typing: true })
  await Promise.all([silent, asks].map(({ socket }) => new Promise((ok) => socket.once('disconnect', ok))))
  expect(heard.socket.connected).toBe(true)
})

test('[M202] [T40] who said too much is refused before anything of what she says is read', async () => {
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  const wrong = { ...words(conversation, 'Word'), body: { kind: 'text', text: 'x'.repeat(9000) } } as never
  expect(refusal(await visitor.ask('message:send', wrong))).toBe('too_large')
  for (let n = 0; n < 4; n++) granted(await visitor.ask('message:send', words(conversation, `Word ${n}`)))
  expect(refusal(await visitor.ask('message:send', wrong))).toBe('rate_limited')
  for (const author of [{ toString: 1 }, ['visitor'], 7, null]) {
    expect(refusal(await visitor.ask('message:send', { ...words(conversation, 'Word'), author } as never))).toBe(
      'bad_request',
    )
  }
})

test('[M136] [T40] in an hour a visitor says so much, and a site; the answer says when to come back', async () => {
  const visitor = await stage.visitor()
  const conversation = randomUUID()
  for (let n = 0; n < 4; n++) granted(await visitor.ask('message:send', words(conversation, `Word ${n}`)))
  const fifth = await visitor.ask('message:send', words(conversation, 'One more'))
  expect(fifth).toMatchObject({ ok: false, error: { code: 'rate_limited', retry: true } })
  expect((fifth as { error: { afterMs: number } }).error.afterMs).toBeGreaterThan(60_000)
  // What the assistant says there is not her.
  granted(await visitor.ask('message:send', { ...words(conversation, 'Let me see'), author: 'assistant' }))
  const other = await stage.visitor()
  granted(await other.ask('message:send', words(randomUUID(), 'I am somebody else')))
  const codes = new Set<string>()
  for (let n = 0; n < 30; n++) {
    const answer = await visitor.ask('message:send', { ...words(conversation, `Said ${n}`), author: 'assistant' })
    codes.add(answer.ok ? 'ok' : answer.error.code)
  }
  expect([...codes]).toEqual(['ok', 'rate_limited'])
})

test('[M136] [T55] visitors send so many files from one address, whoever they are there; from elsewhere goes on', async () => {
  async function upload(address: string): Promise<{ status: number; code?: string; afterMs?: number }> {
    const { token } = await stage.visitor()
    const query = new URLSearchParams({ cid: randomUUID(), name: 'note.txt', site: 'shop' })
    const response = await fetch(`${stage.server.url}/v1/files?${query}`, {
      ...{ method: 'POST', body: 'A note' },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'x-forwarded-for': address },
    })
    const { error } = (await response.json()) as { error?: { code: string; afterMs?: number } }
    return { status: response.status, ...error }
  }
  const first = [await upload('8.8.7.7'), await upload('8.8.7.7'), await upload('8.8.7.7')]
  expect(first.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await upload('8.8.7.7')).toMatchObject({ status: 429, code: 'rate_limited', afterMs: expect.any(Number) })
  expect((await upload('8.8.7.8')).status).toBe(200)
  expect((await upload('10.0.0.9')).status).toBe(200)
})

test('[M137] a site lets in its own pages only, where it names them', async () => {
  const start = (origin: string, site: string) =>
    connect('8.8.3.3', { origin }).ask('session:start', { ...hello, site })
  granted(await start('https://other.example', 'other'))
  granted(await start(stage.server.url, 'other'))
  expect(await start('https://shop.example', 'other')).toEqual({
    ok: false,
    error: { code: 'forbidden', retry: false, field: 'origin' },
  })
  expect(refusal(await start('https://other.example.evil.example', 'other'))).toBe('forbidden')
  granted(await start('https://anywhere.example', 'shop'))
})

test('[M26] [T35] what is too deep or too wide is too_large, and nothing of it is done', async () => {
  const visitor = await stage.visitor()
  const say = (input: unknown) => visitor.socket.timeout(5000).emitWithAck('profile:set', input)
  const wide = Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`k${n}`, n]))
  const nest = (depth: number): unknown => (depth === 0 ? 1 : { a: nest(depth - 1) })
  expect(refusal(await say(wide))).toBe('too_large')
  expect(refusal(await say(nest(9)))).toBe('too_large')
  expect(refusal(await say(nest(500)))).toBe('too_large')
  granted(await say({ name: 'Kadri' }))
})

test('[M136] [T40] who is told fifty times to wait and does not is disconnected', async () => {
  const deaf = await stage.visitor()
  const gone = new Promise((ok) => deaf.socket.once('disconnect', ok))
  let told = 0
  for (let n = 0; n < 90; n++) {
    deaf.socket.emit('message:send', words(randomUUID(), 'Buy'), ({ ok }: { ok: boolean }) => {
      if (!ok) told++
    })
  }
  await gone
  expect(told).toBeGreaterThan(0)
  expect(told).toBeLessThanOrEqual(50)
})

test('[M136] [T35] a connection that talks without end is ended, and only that one', async () => {
  const [loud, quiet] = [await stage.visitor(), await stage.visitor()]
  const gone = new Promise((ok) => loud.socket.once('disconnect', ok))
  for (let n = 0; n < 90; n++) loud.socket.emit('typing:set', { x: 'x'.repeat(60_000) })
  await gone
  expect(quiet.socket.connected).toBe(true)
})
