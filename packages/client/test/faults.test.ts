import { beforeEach, expect, test } from 'vitest'
import { createIndexedDbStorage } from '../src/edge/indexeddb-storage.ts'
import { createMemoryStorage } from '../src/edge/memory-storage.ts'
import { onPageWake } from '../src/edge/page-wake.ts'
import type { Storage } from '../src/types.ts'
import { createVisitorClient } from '../src/visitor-client.ts'
import { createDevice, type Device, shown, texts } from './device.ts'
import { createFakeServer, type FakeServer } from './fake-server.ts'
import { createRandom, createTurnedClock, newId, settle, type TurnedClock } from './turned-clock.ts'

let clock: TurnedClock
let server: FakeServer
let device: Device
beforeEach(() => {
  clock = createTurnedClock()
  server = createFakeServer(clock)
  device = createDevice(server, clock)
})

async function talk(said = 'hello') {
  const tab = device.openTab()
  tab.client.connect()
  const thread = tab.client.thread()
  thread.send(said)
  await clock.turn(1000)
  return { ...tab, thread }
}
const log = (id: string): string[] =>
  (server.rows.get(id)?.log ?? []).map(({ body }) => ('text' in body && body.text) || body.kind)
const hour = 3600_000
const surveyAnswers = () => server.acts.filter(({ command }) => command === 'survey:answer').map(({ input }) => input)

test('[X25] a device that slept eight hours resumes: nothing is lost, and what waits leaves', async () => {
  const { thread, wire } = await talk()
  wire.down()
  thread.send('before sleep')
  await settle()
  await clock.turn(8 * hour)
  server.append(thread.id, { kind: 'text', text: 'while asleep' })
  wire.up()
  await clock.turn(2000)
  expect(log(thread.id)).toEqual(['hello', 'while asleep', 'before sleep'])
  expect(texts(thread)).toEqual(log(thread.id))
})

test('[D13] a phone’s tab that lost the network has everything within two seconds of its return', async () => {
  const { thread, wire, wake } = await talk()
  wire.down()
  for (let n = 0; n < 250; n++) server.append(thread.id, { kind: 'text', text: `line ${n}` })
  thread.send('written in the lift')
  await clock.turn(10 * 60_000)
  wire.up()
  wake()
  await clock.turn(2000)
  expect(thread.lines.value).toHaveLength(252)
  expect(shown(thread).slice(-2)).toEqual(['line 249 (stored)', 'written in the lift (sent)'])
  expect(log(thread.id).at(-1)).toBe('written in the lift')
})

test('[X26] a page that was frozen catches up when it is shown again, and sends nothing twice', async () => {
  const { thread, wire, wake } = await talk()
  wire.next = ['unanswered']
  thread.send('frozen in flight')
  await settle()
  wire.pushes = () => {}
  server.append(thread.id, { kind: 'text', text: 'missed' })
  wake()
  await clock.turn(2000)
  expect(texts(thread)).toEqual(['hello', 'frozen in flight', 'missed'])
  expect(log(thread.id)).toEqual(texts(thread))
})

test('[X26] being shown again, the network and the focus wake the page, until it is told to stop', () => {
  const page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
  })
  let woken = 0
  const end = onPageWake(() => woken++, page as unknown as Window)
  for (const name of ['pageshow', 'online', 'focus']) page.dispatchEvent(new Event(name))
  page.document.dispatchEvent(new Event('visibilitychange'))
  expect(woken).toBe(4)
  end()
  page.dispatchEvent(new Event('pageshow'))
  page.document.dispatchEvent(new Event('visibilitychange'))
  expect(woken).toBe(4)
})

test('[X30] gone in flight, the commit unknown: the next visit sends the same cid, and one row is there', async () => {
  const { thread, wire, client } = await talk()
  wire.next = ['unanswered']
  wire.pushes = () => {}
  thread.send('in flight')
  await settle()
  client.destroy()
  const next = device.openTab()
  next.client.connect()
  await clock.turn(5000)
  expect(log(thread.id)).toEqual(['hello', 'in flight'])
  expect(shown(next.client.thread(thread.id))).toEqual(['hello (sent)', 'in flight (sent)'])
})

test('[X31] [D1] words that are not yet on the disk do not leave, and a tab closed then claims nothing', async () => {
  const kept = new Map<string, unknown>()
  const slow = createMemoryStorage(kept, true)
  const never: Storage = {
    ...slow,
    set: (key, value) => (key.includes('/out/') ? new Promise(() => {}) : slow.set(key, value)),
  }
  const wire = server.wire()
  const common = { clock, newId, random: createRandom(7), site: 'demo', locale: 'en', report() {} }
  const client = createVisitorClient({ ...common, connection: wire.connection, storage: never })
  client.connect()
  const thread = client.thread()
  thread.send('not on the disk')
  await clock.turn(60_000)
  expect(wire.asked.filter(({ command }) => command === 'message:send')).toEqual([])
  expect(shown(thread)).toEqual(['not on the disk (waiting)'])
  client.destroy()
  const next = createVisitorClient({ ...common, connection: server.wire().connection, storage: slow })
  next.connect()
  await settle()
  expect(next.thread(thread.id).lines.value).toEqual([])
  expect(server.rows.size).toBe(0)
})

test('[D1] a burst of words is written side by side: a page that ends in that moment loses none', async () => {
  const begun: string[] = []
  const memory = createMemoryStorage(new Map(), true)
  const storage: Storage = {
    ...memory,
    set(key, value) {
      if (!key.includes('/out/')) return memory.set(key, value)
      begun.push((value as { input: { body: { text: string } } }).input.body.text)
      return new Promise(() => {})
    },
  }
  const { connection } = server.wire()
  const common = { clock, newId, random: createRandom(7), site: 'demo', locale: 'en', report() {} }
  const thread = createVisitorClient({ ...common, connection, storage }).thread()
  const said = Array.from({ length: 10 }, (_, n) => `word ${n}`)
  for (const text of said) thread.send(text)
  await settle()
  expect(begun).toEqual(said)
})

test('[X40] a session that the server forgot is said again whatever was asked for', async () => {
  const { thread, wire } = await talk()
  wire.pushes = () => {}
  server.append(thread.id, { kind: 'text', text: 'never pushed' })
  wire.next = [{ code: 'unauthorized', retry: false }]
  const before = wire.asked.length
  await clock.turn(60_000)
  expect(wire.asked.slice(before).filter(({ command }) => command === 'session:start')).toHaveLength(1)
  expect(shown(thread)).toEqual(['hello (sent)', 'never pushed (stored)'])
})

test.each([
  ['is full', new DOMException('no room', 'QuotaExceededError')],
  ['was made by a newer version', new DOMException('newer', 'VersionError')],
])(
  '[X32] [T13] a storage that %s: the conversation goes on in memory, and the device says so',
  async (_name, error) => {
    const factory = {
      open() {
        const request = { error, onerror: () => {} }
        setTimeout(() => request.onerror())
        return request
      },
    } as unknown as IDBFactory
    const storage = createIndexedDbStorage({ factory })
    const client = createVisitorClient({
      ...{ connection: server.wire().connection, storage, clock, newId, random: createRandom(7) },
      ...{ site: 'demo', locale: 'en', report() {} },
    })
    client.connect()
    const thread = client.thread()
    thread.send('still works')
    await expect.poll(() => shown(thread)).toEqual(['still works (sent)'])
    expect(client.kept).toBe(false)
    client.destroy()
  },
)

test('[X34] the storage is wiped between two visits: a new visitor, without a fault', async () => {
  const first = await talk()
  first.client.destroy()
  device.kept.clear()
  const second = await talk('hello again')
  expect(shown(second.thread)).toEqual(['hello again (sent)'])
  expect(new Set([...server.rows.values()].map(({ visitor }) => visitor)).size).toBe(2)
  expect(device.warnings).toEqual([])
})

test('[X35] [D16] ten tabs write at once: one list everywhere, each tab in its order, nothing twice', async () => {
  device = createDevice(server, clock, true)
  const tabs = Array.from({ length: 10 }, () => device.openTab())
  for (const { client } of tabs) client.connect()
  await settle()
  const id = newId()
  const threads = tabs.map(({ client }) => client.thread(id))
  for (let n = 0; n < 3; n++) for (const [tab, thread] of threads.entries()) thread.send(`${tab}:${n}`)
  for (let turn = 0; turn < 60 && log(id).length < 30; turn++) await settle()
  await clock.turn(30_000)
  const stored = log(id)
  expect(stored).toHaveLength(30)
  expect(new Set(stored).size).toBe(30)
  for (const [tab, thread] of threads.entries()) {
    expect(texts(thread)).toEqual(stored)
    const own = stored.filter((text) => text.startsWith(`${tab}:`))
    expect(own).toEqual([0, 1, 2].map((n) => `${tab}:${n}`))
  }
})

test('[D2] a message costs one request, and nothing is asked for that the acknowledgement says', async () => {
  const { thread, wire } = await talk()
  const before = wire.asked.length
  for (const text of ['one', 'two', 'three']) thread.send(text)
  await clock.turn(20_000)
  expect(wire.asked.slice(before).map(({ command }) => command)).toEqual(Array(3).fill('message:send'))
})

test('[D3] what is refused for now is asked again at growing intervals, however often something else changes', async () => {
  const { thread, wire } = await talk()
  server.refuseAll = 'unavailable'
  const before = wire.asked.length
  thread.send('one')
  for (let n = 0; n < 20; n++) {
    thread.send(`more ${n}`)
    await clock.turn(1000)
  }
  const asked = wire.asked.slice(before).filter(({ command }) => command === 'message:send')
  expect(asked.length).toBeLessThan(12)
  server.refuseAll = null
  await clock.turn(60_000)
  expect(log(thread.id)).toHaveLength(22)
})

test('[X40] the session ends in the middle: it is begun again and what waits is sent, nothing is lost', async () => {
  const { thread, wire } = await talk()
  wire.next = [{ code: 'unauthorized', retry: false }]
  const before = wire.asked.length
  thread.send('in the middle')
  await clock.turn(5000)
  expect(wire.asked.slice(before, before + 3).map(({ command }) => command)).toEqual([
    ...['message:send', 'session:start', 'conversation:resume'],
  ])
  expect(shown(thread)).toEqual(['hello (sent)', 'in the middle (sent)'])
  expect(log(thread.id)).toEqual(['hello', 'in the middle'])
})

test.each([
  ['1970', -1_700_000_000_000],
  ['2099', 2_370_000_000_000],
])('[X65] [D15] a device whose clock says %s: the order is the server’s, and nothing hangs', async (_year, shift) => {
  const turned = createTurnedClock()
  const wrong = { now: () => turned.now() + shift, after: turned.after }
  const client = createVisitorClient({
    ...{ connection: server.wire().connection, storage: createMemoryStorage(new Map(), true), clock: wrong, newId },
    ...{ random: createRandom(7), site: 'demo', locale: 'en', report() {} },
  })
  client.connect()
  const thread = client.thread()
  thread.send('first')
  await turned.turn(1000)
  server.append(thread.id, { kind: 'text', text: 'second' })
  thread.send('third')
  await turned.turn(1000)
  expect(texts(thread)).toEqual(log(thread.id))
  expect(thread.lines.value.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(thread.lines.value[0]?.at).toBe(server.rows.get(thread.id)?.log[0]?.at)
})

test('[X65] a clock that leaps in the middle of a conversation: what waited is not taken for a day old, and timers run on', async () => {
  const { thread, wire } = await talk()
  wire.down()
  thread.send('waits')
  await settle()
  await clock.turn(2 * hour)
  wire.up()
  await clock.turn(3000)
  thread.send('next')
  await settle()
  expect(shown(thread)).toEqual(['hello (sent)', 'waits (sent)', 'next (sent)'])
})

test('[X73] erased while another device has words waiting: they leave that device, and nothing comes back', async () => {
  const { thread, wire, client } = await talk()
  wire.down()
  thread.send('waits on the other device')
  await settle()
  server.rows.delete(thread.id)
  // The session begins and the log is asked for; then the words leave.
  const asIs = undefined as never
  wire.next = [asIs, asIs, { code: 'erased', retry: false }]
  wire.up()
  await clock.turn(60_000)
  expect([...device.kept.keys()].filter((key) => key.includes('/out/') || key.includes('/thread/'))).toEqual([])
  expect(client.conversations.value).toEqual([])
  expect(server.rows.has(thread.id)).toBe(false)
})

test('[X74] [D23] a survey answered twice, offline and after a reload, leaves once', async () => {
  const { thread, wire, client } = await talk()
  const asked = server.append(thread.id, { kind: 'survey', survey: 'effort' } as never, {
    kind: 'system',
    id: null,
    name: null,
  })
  await settle()
  wire.down()
  thread.answerSurvey('effort', asked.id, 'answered', [])
  thread.answerSurvey('effort', asked.id, 'skipped', [])
  await settle()
  client.destroy()
  const next = device.openTab()
  next.client.connect()
  await settle()
  const again = next.client.thread(thread.id)
  await settle()
  again.answerSurvey('effort', asked.id, 'answered', [])
  await clock.turn(5000)
  expect(surveyAnswers().map(({ outcome }) => outcome)).toEqual(['answered'])
})

test('[X74] [D23] a survey outside of a conversation, answered offline, leaves after a reload', async () => {
  const { wire, client } = await talk()
  wire.down()
  client.answerSurvey({ survey: 'leaving', outcome: 'answered', answers: [{ question: 'why', choices: ['price'] }] })
  await settle()
  client.destroy()
  expect(surveyAnswers()).toEqual([])
  device.openTab().client.connect()
  await clock.turn(60_000)
  expect(surveyAnswers().map(({ survey, conversation }) => [survey, conversation])).toEqual([['leaving', null]])
  expect([...device.kept.keys()].filter((key) => key.includes('/out/'))).toEqual([])
})

test('[X74] [D23] the same answer is sent again under its own number where nobody heard that it arrived', async () => {
  const { wire, client } = await talk()
  wire.next = ['unanswered']
  client.answerSurvey({ survey: 'leaving', outcome: 'answered', answers: [{ question: 'why', choices: ['price'] }] })
  await settle()
  wire.down()
  client.destroy()
  device.openTab().client.connect()
  await clock.turn(60_000)
  const [first, second, ...more] = surveyAnswers()
  expect(second).toEqual(first)
  expect(first?.cid).toMatch(/./)
  expect(more).toEqual([])
})
