import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { granted, openStage, type Stage, words } from '@deskbell/server/test/stage'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FaultProxy, openFaultProxy } from '../../src/faults/fault-proxy.ts'
import { openShopper, type Shopper } from '../../src/faults/people.ts'

let stage: Stage
let wire: FaultProxy
let shoppers: Shopper[]
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())
beforeEach(async () => {
  shoppers = []
  wire = await openFaultProxy({ url: stage.server.url })
})
afterEach(async () => {
  for (const { client } of shoppers) client.destroy()
  await wire.close()
})

const patience = { timeout: 20_000, interval: 20 }
function come(url = wire.url, kept?: Map<string, unknown>): Shopper {
  const shopper = openShopper({ url, ...(kept ? { kept } : {}) })
  shoppers.push(shopper)
  return shopper
}
const online = ({ client }: Shopper) => expect.poll(() => client.connection.value, patience).toBe('online')
type Thread = ReturnType<Shopper['client']['thread']>
const seen = (thread: Thread) => thread.lines.value.map(({ body }) => ('text' in body ? body.text : body.kind))
const states = (thread: Thread) => thread.lines.value.map(({ state }) => state)
const stored = async (id: string) =>
  (
    await stage.rows<{ body: string; seq: number; cid: string }>(
      'select body, seq, cid from entry where conversation = ? order by seq',
      id,
    )
  ).map((row) => ({ ...row, text: JSON.parse(row.body).text as string }))

/** Both sides hold these words, once each and in order, and nothing waits. */
async function agree(thread: Thread, expected: readonly string[]): Promise<void> {
  await expect.poll(() => [seen(thread), [...new Set(states(thread))]], patience).toEqual([expected, ['sent']])
  const rows = await stored(thread.id)
  expect(rows.map(({ text }) => text)).toEqual(expected)
  expect(rows.map(({ seq }) => seq)).toEqual(expected.map((_, index) => index + 1))
  expect(new Set(rows.map(({ cid }) => cid)).size).toBe(expected.length)
}
/** A conversation that has begun well. */
async function begin(kept?: Map<string, unknown>): Promise<{ shopper: Shopper; thread: Thread }> {
  const shopper = come(wire.url, kept)
  const thread = shopper.client.thread()
  thread.send('Hello')
  await agree(thread, ['Hello'])
  return { shopper, thread }
}
const isSend = (text: string) => text.includes('"message:send"')
const isPush = (text: string) => text.includes('"entry:appended"')
/** `[{"ok":true,"id":…` is what an acknowledgement of a message looks like. */
const isAck = (text: string) => /^43\/visitor,\d+\[\{"ok":true,"id"/.test(text)
/** Does this once to the first frame that fits. */
function once(fits: (frame: { from: string; text: string }) => boolean, fate: ReturnType<FaultProxy['fate']>): void {
  let due = true
  wire.fate = (frame) => {
    if (!due || !fits(frame)) return 'pass'
    due = false
    return fate
  }
}

test('[X1] the acknowledgement is lost and the connection cut after the commit: one row, one bubble, and it turns sent', async () => {
  const { thread } = await begin()
  let lost = 0
  wire.fate = ({ from, text }) => {
    if (from !== 'server' || (!isAck(text) && !isPush(text)) || lost >= 2) return 'pass'
    lost++
    if (isAck(text)) setTimeout(wire.cut)
    return 'drop'
  }
  thread.send('Are you there?')
  await agree(thread, ['Hello', 'Are you there?'])
  expect(lost).toBeGreaterThan(0)
})

test('[X2] [D3] the request is lost before the server: it is asked again with the same cid and stored once', async () => {
  const { shopper, thread } = await begin()
  once(({ from, text }) => from === 'client' && isSend(text), 'drop')
  const cid = thread.send('Lost once')
  await agree(thread, ['Hello', 'Lost once'])
  expect(shopper.asked.filter((command) => command === 'message:send')).toHaveLength(3)
  expect((await stored(thread.id))[1]?.cid).toBe(cid)
})

test('[X11] every frame comes twice, in both directions: one row and one bubble each', async () => {
  const { thread } = await begin()
  wire.fate = ({ text }) => (isSend(text) || isPush(text) || isAck(text) ? 'twice' : 'pass')
  for (const text of ['one', 'two', 'three']) thread.send(text)
  await agree(thread, ['Hello', 'one', 'two', 'three'])
})

test('[X12] pushes overtake each other: shown in the order of seq', async () => {
  const { shopper, thread } = await begin()
  const other = await stage.visitor(tokenOf(shopper))
  let nth = 0
  wire.fate = ({ from, text }) => (from === 'server' && isPush(text) ? { delayMs: [60, 30, 0][nth++] ?? 0 } : 'pass')
  for (const text of ['a', 'b', 'c']) granted(await other.ask('message:send', words(thread.id, text)))
  await agree(thread, ['Hello', 'a', 'b', 'c'])
  expect(nth).toBe(3)
})

test('[X13] [D10] a push is lost and the next one comes: the gap is asked for and filled', async () => {
  const { shopper, thread } = await begin()
  const other = await stage.visitor(tokenOf(shopper))
  const before = shopper.asked.filter((command) => command === 'conversation:resume').length
  once(({ from, text }) => from === 'server' && isPush(text), 'drop')
  for (const text of ['lost', 'next']) granted(await other.ask('message:send', words(thread.id, text)))
  await agree(thread, ['Hello', 'lost', 'next'])
  expect(shopper.asked.filter((command) => command === 'conversation:resume').length).toBeGreaterThan(before)
})

test('[X14] [D13] the last push is lost and nothing follows: the regular look finds it', async () => {
  const { shopper, thread } = await begin()
  const other = await stage.visitor(tokenOf(shopper))
  once(({ from, text }) => from === 'server' && isPush(text), 'drop')
  granted(await other.ask('message:send', words(thread.id, 'The last word')))
  await agree(thread, ['Hello', 'The last word'])
})

test('[X15] [D8] the push of one’s own words comes before their acknowledgement: one bubble, and sent', async () => {
  const { thread } = await begin()
  wire.fate = ({ from, text }) => (from === 'server' && isAck(text) ? { delayMs: 100 } : 'pass')
  thread.send('Told twice')
  await agree(thread, ['Hello', 'Told twice'])
  await pause(150)
  await agree(thread, ['Hello', 'Told twice'])
})

test.each(['client', 'server'] as const)(
  '[X17] the connection breaks within a frame from the %s: nothing half is taken, all is there after',
  async (side) => {
    const { thread } = await begin()
    once(({ from, text }) => from === side && (side === 'client' ? isSend(text) : isPush(text)), 'cut')
    thread.send('In two pieces')
    await agree(thread, ['Hello', 'In two pieces'])
  },
)

test('[X18] bytes trickle: it works or is asked again, and nothing is stored twice', async () => {
  const { thread } = await begin()
  wire.trickle = 1
  thread.send('Slow')
  await agree(thread, ['Hello', 'Slow'])
})

test('[X19] three of ten frames are lost and the rest is late: all is delivered, in order', async () => {
  const { shopper, thread } = await begin()
  let nth = 0
  wire.fate = ({ text }) => {
    if (!isSend(text) && !isPush(text) && !isAck(text)) return 'pass'
    nth = (nth * 7 + 3) % 31
    return nth % 10 < 3 ? 'drop' : { delayMs: nth % 5 }
  }
  const said = Array.from({ length: 12 }, (_, n) => `Line ${n}`)
  for (const text of said) thread.send(text)
  const woken = setInterval(shopper.wake, 100)
  await agree(thread, ['Hello', ...said]).finally(() => clearInterval(woken))
})

test('[X20] the connection flaps: all is delivered, and each flap costs one connect and no storm', async () => {
  const { shopper, thread } = await begin()
  const before = wire.taken
  const said: string[] = []
  for (let flap = 0; flap < 8; flap++) {
    said.push(`Flap ${flap}`)
    thread.send(`Flap ${flap}`)
    await pause(30)
    wire.cut()
    await expect.poll(() => shopper.client.connection.value, patience).not.toBe('online')
    shopper.wake()
    await online(shopper)
  }
  await agree(thread, ['Hello', ...said])
  expect(wire.taken - before).toBeLessThanOrEqual(8 * 2)
})

test('[X21] [X24] a wire that stands and carries nothing is noticed within 45 s, and before a proxy ends it for silence', async () => {
  const told: { pingInterval: number; pingTimeout: number }[] = []
  wire.fate = ({ text }) => {
    if (!text.startsWith('0{')) return 'pass'
    const open = JSON.parse(text.slice(1))
    told.push(open)
    // The same in a hundredth of the time.
    return { say: `0${JSON.stringify({ ...open, pingInterval: 250, pingTimeout: 200 })}` }
  }
  const { shopper, thread } = await begin()
  expect(told[0]!.pingInterval + told[0]!.pingTimeout).toBeLessThanOrEqual(45_000)
  expect(told[0]!.pingInterval).toBeLessThan(30_000)
  wire.silent = true
  thread.send('Into the dark')
  await expect.poll(() => shopper.client.connection.value, patience).toBe('offline')
  expect(states(thread)).toEqual(['sent', 'waiting'])
  wire.silent = false
  wire.fate = () => 'pass'
  wire.cut()
  shopper.wake()
  await agree(thread, ['Hello', 'Into the dark'])
})

test('[X22] a captive portal answers everything with a page: words wait, nothing breaks, and they leave when it ends', async () => {
  const portal = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
  )
  await new Promise<void>((ok) => portal.listen(0, '127.0.0.1', ok))
  wire.target(`http://127.0.0.1:${(portal.address() as AddressInfo).port}`)
  const shopper = come()
  const thread = shopper.client.thread()
  thread.send('Is this on?')
  await expect.poll(() => shopper.client.connection.value, patience).toBe('offline')
  expect(states(thread)).toEqual(['waiting'])
  wire.target(stage.server.url)
  wire.cut()
  portal.close()
  shopper.wake()
  await agree(thread, ['Is this on?'])
})

test('[X23] where a proxy refuses WebSockets, long polling carries the same', async () => {
  wire.plainOnly = true
  const { thread } = await begin()
  thread.send('By polling')
  await agree(thread, ['Hello', 'By polling'])
})

test('[X27] offline from the first page on: words wait in the order of writing and leave when the network comes', async () => {
  wire.open = false
  const shopper = come()
  const thread = shopper.client.thread()
  for (const text of ['one', 'two', 'three']) thread.send(text)
  await expect.poll(() => shopper.client.connection.value, patience).toBe('offline')
  expect(states(thread)).toEqual(['waiting', 'waiting', 'waiting'])
  wire.open = true
  shopper.wake()
  await agree(thread, ['one', 'two', 'three'])
})

test('[X29] [X30] the browser is gone with words in flight: the next visit sends them, once', async () => {
  const { shopper, thread, kept } = await begun()
  wire.fate = ({ from, text }) => (from === 'server' && (isAck(text) || isPush(text)) ? 'drop' : 'pass')
  thread.send('In flight')
  await expect.poll(async () => (await stored(thread.id)).length, patience).toBe(2)
  shopper.client.destroy()
  wire.cut()
  wire.fate = () => 'pass'
  const next = come(wire.url, kept).client.thread(thread.id)
  await agree(next, ['Hello', 'In flight'])
})

test('a half-closed connection is left, and nothing is lost', async () => {
  const { shopper, thread } = await begin()
  wire.halfClose()
  thread.send('After the half')
  await expect.poll(() => shopper.client.connection.value, patience).not.toBe('online')
  shopper.wake()
  await agree(thread, ['Hello', 'After the half'])
})

async function begun() {
  const kept = new Map<string, unknown>()
  return { ...(await begin(kept)), kept }
}
const tokenOf = ({ kept }: Shopper): string => (kept.get('deskbell/shop/session') as { token: string }).token
