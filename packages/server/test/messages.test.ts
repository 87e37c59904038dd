import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { granted, openStage, refusal, type Stage, words } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const count = async (cid: string) =>
  (await stage.rows<{ n: number }>('select count(*) as n from entry where cid = ?', cid))[0]?.n

test('[M1] an acknowledged message is in the database, with its place', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const first = granted(await visitor.ask('message:send', words(id, 'Hello')))
  const second = granted(await visitor.ask('message:send', words(id, 'Is the 8 wide?')))
  expect([first.seq, second.seq, second.last]).toEqual([1, 2, 2])
  const rows = await stage.rows<{ seq: number; body: string }>('select seq, body from entry where conversation = ?', id)
  expect(rows.map(({ seq, body }) => [seq, JSON.parse(body).text])).toEqual([
    [1, 'Hello'],
    [2, 'Is the 8 wide?'],
  ])
})

test('[M2] [T9] the words arrive byte for byte, whatever they are', async () => {
  const visitor = await stage.visitor()
  const other = await stage.visitor(visitor.token)
  const id = randomUUID()
  const texts = [
    '<img src=x onerror=alert(1)>',
    '👩‍👩‍👧‍👦 ​ ‮ö',
    "'; drop table entry; --",
    '__proto__',
    'nul \0 half \ud800',
    ' a \n b ',
  ]
  for (const text of texts) granted(await visitor.ask('message:send', words(id, text)))
  await other.next('entry:appended', ({ seq }) => seq === texts.length)
  expect(other.pushed('entry:appended').map(({ body }) => 'text' in body && body.text)).toEqual(texts)
})

test('[M161] whoever sends plain words is told by the acknowledgement alone, and pushed what it does not say', async () => {
  const visitor = await stage.visitor()
  const other = await stage.visitor(visitor.token)
  const pushed: string[] = []
  visitor.socket.on('entry:appended', ({ body }) => pushed.push(body.text))
  const id = randomUUID()
  for (const text of ['Hello', 'My card is 4111 1111 1111 1111', 'Bye']) {
    granted(await visitor.ask('message:send', words(id, text)))
  }
  await other.next('entry:appended', ({ seq }) => seq === 3)
  const hidden = 'My card is •••• •••• •••• ••••'
  expect(other.pushed('entry:appended').map(({ body }) => 'text' in body && body.text)).toEqual([
    'Hello',
    hidden,
    'Bye',
  ])
  expect(pushed).toEqual([hidden])
})

test('[M3] [D5] a resent message is stored once and answered as the first time', async () => {
  const visitor = await stage.visitor()
  const other = await stage.visitor(visitor.token)
  const message = words(randomUUID(), 'Once')
  const first = granted(await visitor.ask('message:send', message))
  granted(await visitor.ask('message:send', words(message.conversation, 'Between')))
  const again = granted(await other.ask('message:send', message))
  expect(again).toEqual({ ...first, last: 2 })
  expect(await count(message.cid)).toBe(1)
})

test('[M3] [X4] a thousand equal requests at once on one socket make one row and equal answers', async () => {
  const visitor = await stage.visitor()
  const message = words(randomUUID(), 'Thousand')
  const answers = await Promise.all(Array.from({ length: 1000 }, () => visitor.ask('message:send', message)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await count(message.cid)).toBe(1)
})

test('[M3] [X5] the same message from ten sockets at once makes one row', async () => {
  const visitor = await stage.visitor()
  const devices = await Promise.all(Array.from({ length: 10 }, () => stage.visitor(visitor.token)))
  const message = words(randomUUID(), 'Ten')
  const answers = await Promise.all(devices.map((device) => device.ask('message:send', message)))
  expect(new Set(answers.map((answer) => JSON.stringify(granted(answer)))).size).toBe(1)
  expect(await count(message.cid)).toBe(1)
  for (const device of devices) device.close()
})

test('[M3] a cid is remembered over a restart', async () => {
  const own = await openStage()
  const visitor = await own.visitor()
  const message = words(randomUUID(), 'Before the restart')
  const first = granted(await visitor.ask('message:send', message))
  await own.restart()
  const back = await own.visitor(visitor.token)
  expect(granted(await back.ask('message:send', message))).toEqual(first)
  await own.close()
})

test('[M4] [X10] a new cid is a new message, so that a doubled one would be seen', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Same words')))
  expect(granted(await visitor.ask('message:send', words(id, 'Same words'))).seq).toBe(2)
})

test.each([
  ['other words', (cid: string, id: string) => words(id, 'Other', cid)],
  ['another conversation', (cid: string) => words(randomUUID(), 'First', cid)],
  ['another author', (cid: string, id: string) => ({ ...words(id, 'First', cid), author: 'assistant' as const })],
])('[M5] [X6] [X8] the same cid with %s is a conflict and changes nothing', async (_name, change) => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  const first = words(id, 'First')
  granted(await visitor.ask('message:send', first))
  expect(refusal(await visitor.ask('message:send', change(first.cid, id)))).toBe('cid_conflict')
  expect(await count(first.cid)).toBe(1)
  expect(await stage.rows('select id from conversation where visitor = ?', visitor.id)).toHaveLength(1)
})

test('[M6] [X7] the same cid of another sender is independent', async () => {
  const [one, two] = [await stage.visitor(), await stage.visitor()]
  const cid = randomUUID()
  granted(await one.ask('message:send', words(randomUUID(), 'Mine', cid)))
  expect(granted(await two.ask('message:send', words(randomUUID(), 'Also mine', cid))).seq).toBe(1)
  expect(await count(cid)).toBe(2)
})

test('[M7] [D4] seqs are 1 to n without a gap, in the order of commits, from many senders at once', async () => {
  const visitor = await stage.visitor()
  const devices = await Promise.all(Array.from({ length: 4 }, () => stage.visitor(visitor.token)))
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Start')))
  await Promise.all(
    devices.map(async (device, sender) => {
      for (let n = 0; n < 25; n++) granted(await device.ask('message:send', words(id, `${sender}:${n}`)))
    }),
  )
  const rows = await stage.rows<{ seq: number; body: string }>(
    'select seq, body from entry where conversation = ? order by seq',
    id,
  )
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1))
  const spoken = rows.map(({ body }) => JSON.parse(body).text as string)
  for (const sender of [0, 1, 2, 3]) {
    const own = spoken.filter((text) => text.startsWith(`${sender}:`))
    expect(own).toEqual(Array.from({ length: 25 }, (_, n) => `${sender}:${n}`))
  }
})

test("[M8] [T25] another visitor's conversation is not there: not to read, write, mark or ask for", async () => {
  const [owner, stranger] = [await stage.visitor(), await stage.visitor()]
  const id = randomUUID()
  granted(await owner.ask('message:send', words(id, 'Private')))
  const resume = { conversation: id, stream: 'public' as const, after: 0, afterId: null }
  expect(refusal(await stranger.ask('message:send', words(id, 'Let me in')))).toBe('not_found')
  expect(refusal(await stranger.ask('conversation:resume', resume))).toBe('not_found')
  expect(refusal(await stranger.ask('receipt:mark', { conversation: id, delivered: 1, read: 1 }))).toBe('not_found')
  expect(refusal(await stranger.ask('typing:set', { conversation: id, typing: true }))).toBe('not_found')
  const handoff = { cid: randomUUID(), conversation: id, reason: 'asked' as const }
  expect(refusal(await stranger.ask('handoff:request', handoff))).toBe('not_found')
  const answer = {
    cid: randomUUID(),
    survey: 'effort',
    conversation: id,
    request: null,
    outcome: 'skipped' as const,
    answers: [],
  }
  expect(refusal(await stranger.ask('survey:answer', answer))).toBe('not_found')
  await new Promise((next) => setTimeout(next, 100))
  expect(stranger.pushed('entry:appended')).toEqual([])
  expect(await stage.rows('select id from entry where conversation = ?', id)).toHaveLength(1)
})

test('[M9] [X75] [D7] the rate limit says when to come back, and then the message is taken', async () => {
  const own = await openStage({ messageLimit: { count: 3, perMs: 600 } })
  const visitor = await own.visitor()
  const other = await own.visitor()
  const id = randomUUID()
  for (let n = 0; n < 3; n++) granted(await visitor.ask('message:send', words(id, `Quick ${n}`)))
  const fourth = words(id, 'Too quick')
  const answer = await visitor.ask('message:send', fourth)
  expect(answer).toMatchObject({ ok: false, error: { code: 'rate_limited', retry: true } })
  granted(await other.ask('message:send', words(randomUUID(), 'Not my flood')))
  const afterMs = answer.ok ? 0 : (answer.error.afterMs ?? 0)
  expect(afterMs).toBeGreaterThan(0)
  expect(afterMs).toBeLessThanOrEqual(200)
  await new Promise((next) => setTimeout(next, afterMs + 5))
  expect(granted(await visitor.ask('message:send', fourth)).seq).toBe(4)
  await own.close()
})
