import { beforeEach, describe, expect, test } from 'vitest'
import { createDevice, type Device, shown, texts } from './device.ts'
import { createFakeServer, type FakeServer } from './fake-server.ts'
import { createRandom, createTurnedClock, settle, type TurnedClock } from './turned-clock.ts'

let clock: TurnedClock
let server: FakeServer
let device: Device

beforeEach(() => {
  clock = createTurnedClock()
  server = createFakeServer(clock)
  device = createDevice(server, clock)
})

async function talk() {
  const tab = device.openTab()
  tab.client.connect()
  const thread = tab.client.thread()
  await settle()
  return { ...tab, thread, log: () => server.rows.get(thread.id)?.log ?? [] }
}
const log = (id: string) =>
  (server.rows.get(id)?.log ?? []).map(({ body }) => ('text' in body && body.text) || body.kind)

describe('before the first act', () => {
  test('[T72] nothing is kept and nothing leaves', async () => {
    const { client, wire } = device.openTab()
    client.thread().markRead()
    await clock.turn(60_000)
    expect(device.kept.size).toBe(0)
    expect(wire.asked).toEqual([])
    expect(client.connection.value).toBe('idle')
  })

  test('words wait until connect is called', async () => {
    const { client, wire } = device.openTab()
    const thread = client.thread()
    thread.send('hello')
    await settle()
    expect(shown(thread)).toEqual(['hello (waiting)'])
    expect(wire.asked).toEqual([])
    client.connect()
    await settle()
    expect(shown(thread)).toEqual(['hello (sent)'])
  })
})

describe('sending', () => {
  test('words are shown at once, sent after the acknowledgement, and keep their key', async () => {
    const { thread } = await talk()
    const cid = thread.send('hello')
    expect(shown(thread)).toEqual(['hello (waiting)'])
    await settle()
    expect(shown(thread)).toEqual(['hello (sent)'])
    expect(thread.lines.value[0]).toMatchObject({ key: cid, cid, seq: 1 })
    expect([...device.kept.keys()].filter((key) => key.includes('/out/'))).toEqual([])
  })

  test('a lost request is repeated with the same cid', async () => {
    const { thread, wire } = await talk()
    wire.next = ['lost']
    thread.send('hello')
    await clock.turn(9000)
    expect(shown(thread)).toEqual(['hello (waiting)'])
    await clock.turn(3000)
    expect(shown(thread)).toEqual(['hello (sent)'])
    const sent = wire.asked.filter(({ command }) => command === 'message:send')
    expect(sent.length).toBe(2)
    expect(sent[0]?.input).toEqual(sent[1]?.input)
    expect(log(thread.id)).toEqual(['hello'])
  })

  test('[X1] a lost acknowledgement without a push: stored once, one line', async () => {
    const { thread, wire } = await talk()
    wire.pushes = () => {}
    wire.next = ['unanswered']
    thread.send('hello')
    await clock.turn(9000)
    expect(shown(thread)).toEqual(['hello (waiting)'])
    await clock.turn(3000)
    expect(shown(thread)).toEqual(['hello (sent)'])
    expect(log(thread.id)).toEqual(['hello'])
  })

  test('[X15] [D8] the push of one’s own words counts as the acknowledgement, and the next ones leave at once', async () => {
    const { thread, wire } = await talk()
    wire.next = ['unanswered']
    thread.send('one')
    thread.send('two')
    await settle()
    expect(shown(thread)).toEqual(['one (sent)', 'two (sent)'])
    expect(wire.asked.filter(({ command }) => command === 'message:send').length).toBe(2)
  })

  test('[D2] one in flight at a time, in the order of writing', async () => {
    const { thread, wire } = await talk()
    wire.next = ['lost']
    for (const text of ['one', 'two', 'three']) thread.send(text)
    await settle()
    expect(wire.asked.filter(({ command }) => command === 'message:send').length).toBe(1)
    await clock.turn(12_000)
    expect(log(thread.id)).toEqual(['one', 'two', 'three'])
    expect(texts(thread)).toEqual(['one', 'two', 'three'])
  })

  test('[X6] [D2] a head refused for good turns failed with its reason, and the queue goes on', async () => {
    const { thread, wire } = await talk()
    wire.next = [{ code: 'too_large', retry: false }]
    const cid = thread.send('one')
    thread.send('two')
    await settle()
    expect(shown(thread)).toEqual(['two (sent)', 'one (failed)'])
    expect(thread.lines.value[1]?.error).toBe('too_large')
    thread.retry(cid)
    await settle()
    expect(shown(thread)).toEqual(['two (sent)', 'one (sent)'])
    expect(thread.lines.value[1]?.key).toBe(cid)
  })

  test('a refusal that may pass is waited out as long as the server asks', async () => {
    const { thread, wire } = await talk()
    wire.next = [{ code: 'rate_limited', retry: true, afterMs: 5000 }]
    thread.send('one')
    await clock.turn(4900)
    expect(shown(thread)).toEqual(['one (waiting)'])
    await clock.turn(200)
    expect(shown(thread)).toEqual(['one (sent)'])
  })

  test('[X28] 50 messages written offline are stored in the order of writing', async () => {
    const { thread, wire } = await talk()
    wire.down()
    const words = Array.from({ length: 50 }, (_, i) => `message ${i + 1}`)
    for (const text of words) thread.send(text)
    await settle()
    expect(log(thread.id)).toEqual([])
    wire.up()
    for (let i = 0; i < 20; i++) await settle()
    expect(log(thread.id)).toEqual(words)
    expect(texts(thread)).toEqual(words)
  })

  test('[X29] a reload while waiting: the outbox survives and is sent once', async () => {
    const { client, thread, wire } = await talk()
    wire.pushes = () => {}
    wire.next = ['unanswered']
    thread.send('in flight')
    thread.send('behind it')
    await settle()
    client.destroy()
    const next = device.openTab()
    await settle()
    const again = next.client.thread(thread.id)
    expect(next.client.conversations.value.map(({ id }) => id)).toEqual([thread.id])
    expect(shown(again)).toEqual(['in flight (waiting)', 'behind it (waiting)'])
    next.client.connect()
    await settle()
    await settle()
    expect(shown(again)).toEqual(['in flight (sent)', 'behind it (sent)'])
    expect(log(thread.id)).toEqual(['in flight', 'behind it'])
  })

  test('after a reload the thread is there without a connection', async () => {
    const { client, thread } = await talk()
    thread.send('hello')
    await settle()
    server.append(thread.id, { kind: 'text', text: 'hi, Mari here' })
    await settle()
    client.destroy()
    const next = device.openTab()
    const again = next.client.thread(thread.id)
    await settle()
    expect(texts(again)).toEqual(['hello', 'hi, Mari here'])
    expect(next.client.unread.value).toBe(1)
    expect(next.wire.asked).toEqual([])
  })

  test('[D9] what is a day old is not sent by itself; the person decides', async () => {
    const { client, thread, wire } = await talk()
    wire.down()
    const cid = thread.send('old')
    await settle()
    client.destroy()
    await clock.turn(25 * 3600_000)
    const next = device.openTab()
    const again = next.client.thread(thread.id)
    next.client.connect()
    await settle()
    expect(shown(again)).toEqual(['old (failed)'])
    expect(again.lines.value[0]?.error).toBe(null)
    again.retry(cid)
    await settle()
    expect(shown(again)).toEqual(['old (sent)'])
  })

  test('[X33] [T18] a record that cannot be read is laid aside and reported; the rest is sent', async () => {
    device.kept.set('deskbell/demo/out/000000000001-broken', 'not a record')
    const { thread } = await talk()
    thread.send('hello')
    await settle()
    expect(shown(thread)).toEqual(['hello (sent)'])
    expect(device.warnings.length).toBe(1)
    expect([...device.kept.keys()].filter((key) => key.includes('/aside/')).length).toBe(1)
  })

  test('votes, greetings, survey answers and misses leave through the outbox, once', async () => {
    const { client, thread, wire } = await talk()
    thread.send('hello')
    await settle()
    wire.down()
    client.voteArticle({ article: 'returns', locale: 'en', helpful: true })
    client.recordGreeting({ greeting: 'cart', variant: null, act: 'shown' })
    client.missSearch('warp drive', 'en')
    thread.answerSurvey('ces', 'e-9', 'answered', [{ question: 'easy', score: 6 }])
    thread.answerSurvey('ces', 'e-9', 'answered', [{ question: 'easy', score: 2 }])
    await settle()
    wire.up()
    await settle()
    await settle()
    expect(server.acts.map(({ command }) => command).sort()).toEqual([
      'article:vote',
      'greeting:record',
      'search:miss',
      'survey:answer',
    ])
    expect([...thread.answered.value]).toEqual(['e-9'])
  })
})

describe('receiving', () => {
  test('[X12] [D10] pushes doubled and reordered are shown once and in order', async () => {
    const { thread, wire } = await talk()
    thread.send('hello')
    await settle()
    const late: (() => void)[] = []
    wire.pushes = (deliver) => void late.unshift(deliver, deliver)
    for (const text of ['a', 'b', 'c']) server.append(thread.id, { kind: 'text', text })
    for (const deliver of late) deliver()
    await settle()
    expect(texts(thread)).toEqual(['hello', 'a', 'b', 'c'])
  })

  test('[X13] a gap is asked for at once', async () => {
    const { thread, wire } = await talk()
    thread.send('hello')
    await settle()
    wire.pushes = () => {}
    server.append(thread.id, { kind: 'text', text: 'lost' })
    wire.pushes = (deliver) => deliver()
    server.append(thread.id, { kind: 'text', text: 'here' })
    await settle()
    expect(texts(thread)).toEqual(['hello', 'lost', 'here'])
  })

  test('[X14] [D13] a lost last push is found by the tail check within 30 s', async () => {
    const { thread, wire } = await talk()
    thread.send('hello')
    await settle()
    wire.pushes = () => {}
    server.append(thread.id, { kind: 'text', text: 'anybody there?' })
    await clock.turn(26_000)
    expect(texts(thread)).toEqual(['hello', 'anybody there?'])
  })

  test('and at once when the person comes back to the page', async () => {
    const { thread, wire, wake } = await talk()
    thread.send('hello')
    await settle()
    wire.pushes = () => {}
    server.append(thread.id, { kind: 'text', text: 'anybody there?' })
    wake()
    await settle()
    expect(texts(thread)).toEqual(['hello', 'anybody there?'])
  })

  test('[D14] a reconnect resumes by seq, over several pages', async () => {
    const { thread, wire } = await talk()
    thread.send('hello')
    await settle()
    wire.down()
    for (let i = 0; i < 450; i++) server.append(thread.id, { kind: 'text', text: `n${i}` })
    wire.up()
    await settle()
    await settle()
    expect(thread.lines.value.length).toBe(451)
    expect(thread.lines.value.map(({ seq }) => seq)).toEqual(Array.from({ length: 451 }, (_, i) => i + 1))
  })

  test('[X53] [X54] [D12] a restored backup: the log is read anew, own lost words are offered again', async () => {
    const { thread, wire } = await talk()
    for (const text of ['one', 'two', 'three']) thread.send(text)
    await settle()
    wire.down()
    server.loseAfter(thread.id, 1)
    server.append(thread.id, { kind: 'text', text: 'other' })
    server.append(thread.id, { kind: 'text', text: 'history' })
    wire.up()
    await settle()
    await settle()
    expect(shown(thread)).toEqual([
      'one (sent)',
      'other (stored)',
      'history (stored)',
      'two (failed)',
      'three (failed)',
    ])
    for (const { cid, state } of thread.lines.value) if (cid && state === 'failed') thread.retry(cid)
    await settle()
    expect(texts(thread)).toEqual(['one', 'other', 'history', 'two', 'three'])
    expect(log(thread.id)).toEqual(texts(thread))
  })

  test('receipts turn sent into delivered and read', async () => {
    const { thread } = await talk()
    thread.send('one')
    thread.send('two')
    await settle()
    server.receipt(thread.id, 2, 1)
    await settle()
    expect(shown(thread)).toEqual(['one (read)', 'two (delivered)'])
  })

  test('the agent learns what was delivered and read', async () => {
    const { thread, client } = await talk()
    thread.send('one')
    await settle()
    server.append(thread.id, { kind: 'text', text: 'hi' })
    await settle()
    expect(server.rows.get(thread.id)).toMatchObject({ visitorDelivered: 2, visitorRead: 0 })
    expect(client.unread.value).toBe(1)
    thread.markRead()
    await settle()
    expect(server.rows.get(thread.id)).toMatchObject({ visitorDelivered: 2, visitorRead: 2 })
    expect(client.unread.value).toBe(0)
  })
})

describe('asking for a person', () => {
  test('shows waiting at once, also offline, and the place when the server knows it', async () => {
    const { thread, wire } = await talk()
    thread.send('one')
    await settle()
    wire.down()
    thread.requestHandoff('asked')
    thread.requestHandoff('asked')
    expect(thread.status.value).toBe('waiting')
    wire.up()
    await settle()
    await settle()
    expect(log(thread.id)).toEqual(['one', 'handoff'])
    expect(thread.status.value).toBe('waiting')
    expect(thread.place.value?.position).toBe(1)
    const row = server.rows.get(thread.id)
    if (row) row.status = 'open'
    server.changed(thread.id)
    await settle()
    expect(thread.status.value).toBe('open')
    expect(thread.agent.value?.name).toBe('Mari')
    expect(thread.place.value).toBe(null)
  })
})

describe('typing', () => {
  test('ends by itself after 6 s', async () => {
    const { thread } = await talk()
    thread.send('one')
    await settle()
    const author = { kind: 'agent', id: 'a1', name: 'Mari' }
    server.tell('typing:changed', { conversation: thread.id, author, typing: true })
    await settle()
    expect(thread.typing.value).toEqual(author)
    await clock.turn(6001)
    expect(thread.typing.value).toBe(null)
  })

  test('is told at most every 3 s', async () => {
    const { thread } = await talk()
    thread.send('one')
    await settle()
    for (let i = 0; i < 7; i++) {
      thread.setTyping(true)
      await clock.turn(1000)
    }
    thread.setTyping(false)
    await settle()
    const told = server.acts.filter(({ command }) => command === 'typing:set').map(({ input }) => input.typing)
    expect(told).toEqual([true, true, true, false])
  })
})

describe('who', () => {
  test('the token is kept, and the same visitor comes back', async () => {
    const first = await talk()
    first.thread.send('one')
    await settle()
    first.client.destroy()
    const next = device.openTab()
    next.client.connect()
    await settle()
    const again = next.client.thread(first.thread.id)
    again.send('two')
    await settle()
    expect(log(first.thread.id)).toEqual(['one', 'two'])
  })

  test('[X39] [X41] a revoked token: what waits is not sent under another name, and its words stay', async () => {
    const { thread, wire, client } = await talk()
    thread.send('one')
    await settle()
    wire.down()
    thread.send('secret')
    await settle()
    server.revoke()
    wire.up()
    await settle()
    await settle()
    expect(client.connection.value).toBe('online')
    expect(thread.lines.value.find(({ state }) => state === 'failed')?.error).toBe('unauthorized')
    expect(texts(thread)).toContain('secret')
    expect([...server.rows.values()].flatMap((row) => row.log).length).toBe(1)
    const fresh = client.thread()
    fresh.send('hello')
    await settle()
    expect(shown(fresh)).toEqual(['hello (sent)'])
  })

  test('forget leaves nothing on the device', async () => {
    const { thread, client } = await talk()
    thread.send('one')
    await settle()
    thread.send('two')
    await client.forget()
    await clock.turn(60_000)
    expect([...device.kept.keys()]).toEqual([])
    expect(client.conversations.value).toEqual([])
    expect(client.connection.value).toBe('idle')
  })

  test('destroy leaves no timer', async () => {
    const { client, thread, wire } = await talk()
    wire.next = ['lost']
    thread.send('one')
    await settle()
    client.destroy()
    await clock.turn(60_000)
    expect(clock.waiting).toBe(0)
  })
})

describe('several tabs', () => {
  test('[X16] ten words from each of two tabs: one list in both, nothing twice, order kept in each', async () => {
    device = createDevice(server, clock, true)
    const one = device.openTab()
    const two = device.openTab()
    one.client.connect()
    two.client.connect()
    await settle()
    const left = one.client.thread()
    const right = two.client.thread(left.id)
    for (let i = 0; i < 10; i++) {
      left.send(`left ${i}`)
      right.send(`right ${i}`)
    }
    for (let i = 0; i < 20; i++) await settle()
    const stored = log(left.id)
    expect(stored.length).toBe(20)
    expect(texts(left)).toEqual(stored)
    expect(texts(right)).toEqual(stored)
    expect(stored.filter((text) => text.startsWith('left'))).toEqual(Array.from({ length: 10 }, (_, i) => `left ${i}`))
    expect(stored.filter((text) => text.startsWith('right'))).toEqual(
      Array.from({ length: 10 }, (_, i) => `right ${i}`),
    )
    expect(new Set([...server.rows.values()].map(({ visitor }) => visitor)).size).toBe(1)
  })

  test('[X36] [D16] a tab closed while its words wait: the other sends them', async () => {
    device = createDevice(server, clock, true)
    const one = device.openTab()
    const two = device.openTab()
    two.client.connect()
    await settle()
    const thread = one.client.thread()
    thread.send('from a dying tab')
    await settle()
    one.client.destroy()
    await clock.turn(5000)
    expect(log(thread.id)).toEqual(['from a dying tab'])
  })

  test('[X37] without locks nothing is stored twice', async () => {
    const one = device.openTab()
    one.client.thread('00000000-0000-4000-8000-0000000000aa').send('hello')
    await settle()
    const two = device.openTab()
    await settle()
    one.client.connect()
    await settle()
    two.client.connect()
    await settle()
    expect(log('00000000-0000-4000-8000-0000000000aa')).toEqual(['hello'])
  })
})

test('seeded faults: cuts, losses, doubles, reloads; at the end every list is the log, in order', async () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    clock = createTurnedClock()
    server = createFakeServer(clock)
    device = createDevice(server, clock)
    const random = createRandom(seed)
    let tab = device.openTab()
    tab.client.connect()
    let thread = tab.client.thread()
    const said: string[] = []
    for (let act = 0; act < 60; act++) {
      const dice = random()
      if (dice < 0.4) {
        said.push(`v${act}`)
        thread.send(`v${act}`)
        if (random() < 0.5) await settle()
      } else if (dice < 0.55) tab.wire.down()
      else if (dice < 0.7) tab.wire.up()
      else if (dice < 0.8) tab.wire.next.push(random() < 0.5 ? 'lost' : 'unanswered')
      else if (dice < 0.9 && server.rows.has(thread.id)) {
        const chance = random()
        tab.wire.pushes = (deliver) => {
          if (chance < 0.4) return
          deliver()
          if (chance > 0.7) deliver()
        }
        server.append(thread.id, { kind: 'text', text: `a${act}` })
      } else if (dice < 0.95) {
        await settle() // What was never kept was never promised.
        tab.client.destroy()
        tab = device.openTab()
        tab.client.connect()
        thread = tab.client.thread(thread.id)
      } else await clock.turn(random() * 15_000)
    }
    tab.wire.next = []
    tab.wire.up()
    await clock.turn(120_000)
    const stored = log(thread.id)
    expect(texts(thread), `seed ${seed}`).toEqual(stored)
    expect(
      stored.filter((text) => text.startsWith('v')),
      `seed ${seed}`,
    ).toEqual(said)
    expect(thread.lines.value.every(({ state }) => state !== 'waiting' && state !== 'failed')).toBe(true)
    tab.client.destroy()
  }
})
