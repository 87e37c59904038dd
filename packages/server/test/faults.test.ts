import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../src/edge/system-clock.ts'
import { openSlowReader } from './slow-reader.ts'
import { granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await stage.close()
})

const file = () => join(stage.options.dataDir ?? '', 'deskbell.db')
function inDatabase<T>(run: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file(), { timeout: 5000 })
  try {
    return run(db)
  } finally {
    db.close()
  }
}
const resume = (conversation: string, after: number, afterId: string | null) => ({
  ...{ conversation, stream: 'public' as const, after, afterId },
})
const texts = (rows: { body: { kind: string } }[]) => rows.map(({ body }) => ('text' in body ? body.text : body.kind))

test.each([
  ['25 hours', 25],
  ['29 days', 29 * 24],
])('[X9] [D9] a cid seen %s ago, and the server restarted since, is still one row', async (_name, hours) => {
  const visitor = await stage.visitor()
  const message = words(randomUUID(), 'Long ago')
  const first = granted(await visitor.ask('message:send', message))
  const at = first.at - hours * 3600_000
  inDatabase((db) => db.prepare('update entry set at = ? where id = ?').run(at, first.id))
  await stage.restart()
  const back = await stage.visitor(visitor.token)
  expect(granted(await back.ask('message:send', message))).toEqual({ ...first, at })
  expect(await stage.rows('select id from entry where cid = ?', message.cid)).toHaveLength(1)
})

test('[X55] [D18] a full disk: nothing is acknowledged that is not stored, reading goes on, and all recovers with room', async () => {
  let writer: DatabaseSync | null = null
  const { exec } = DatabaseSync.prototype
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
    if (sql === 'begin immediate') writer = this
    return exec.call(this, sql)
  })
  const visitor = await stage.visitor()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Before')))
  const { page_count: pages } = inDatabase((db) => db.prepare('pragma page_count').get()) as { page_count: number }
  exec.call(writer!, `pragma max_page_count = ${pages}`)
  const big = Array.from({ length: 40 }, (_, n) => words(id, `${n} ${'x'.repeat(3000)}`))
  const answers = []
  for (const message of big) answers.push(await visitor.ask('message:send', message))
  const refused = answers.filter((answer) => !answer.ok)
  expect(refused.length).toBeGreaterThan(5)
  for (const answer of refused) expect(answer).toMatchObject({ error: { code: 'unavailable', retry: true } })
  const rows = await stage.rows<{ cid: string }>('select cid from entry where conversation = ?', id)
  const kept = answers.flatMap((answer) => (answer.ok ? answer.cid : []))
  expect(rows.map(({ cid }) => cid).slice(1)).toEqual(kept)
  expect(granted(await visitor.ask('conversation:resume', resume(id, 0, null))).last).toBe(rows.length)
  exec.call(writer!, 'pragma max_page_count = 1000000')
  for (const message of big) granted(await visitor.ask('message:send', message))
  expect(await stage.rows('select id from entry where conversation = ?', id)).toHaveLength(41)
})

test('[X56] another program holds the file: the message waits for it or is refused, and is stored once', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Before')))
  const hold = `const db = new (require('node:sqlite').DatabaseSync)(process.argv[1])
    db.exec('begin immediate'); console.log('held'); setTimeout(() => db.exec('commit'), 700)`
  const holder = spawn(process.execPath, ['-e', hold, file()], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  const message = words(id, 'Meanwhile')
  const stored = granted(await visitor.ask('message:send', message))
  expect(granted(await visitor.ask('message:send', message))).toEqual(stored)
  expect(stored.seq).toBe(2)
})

test('[X57] a commit that takes long: one row, one answer, and nobody asks again', async () => {
  const { exec } = DatabaseSync.prototype
  const visitor = await stage.visitor()
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
    if (sql === 'commit') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
    return exec.call(this, sql)
  })
  const id = randomUUID()
  const answers = await Promise.all(['a', 'b', 'c'].map((text) => visitor.ask('message:send', words(id, text))))
  expect(answers.map((answer) => granted(answer).seq)).toEqual([1, 2, 3])
  expect(await stage.rows('select id from entry where conversation = ?', id)).toHaveLength(3)
})

test('[X60] two messages commit together while a reader stands before both: it gets both', async () => {
  const visitor = await stage.visitor()
  const reader = await stage.visitor(visitor.token)
  const id = randomUUID()
  const first = granted(await visitor.ask('message:send', words(id, 'First')))
  const [, , page] = await Promise.all([
    visitor.ask('message:send', words(id, 'Second')),
    visitor.ask('message:send', words(id, 'Third')),
    reader.ask('conversation:resume', resume(id, 1, first.id)),
  ])
  await reader.next('entry:appended', ({ seq }) => seq === 3)
  const got = new Map([...granted(page).entries, ...reader.pushed('entry:appended')].map((each) => [each.seq, each]))
  expect(texts([...got.values()].sort((a, b) => a.seq - b.seq))).toEqual(['First', 'Second', 'Third'])
  const after = granted(await reader.ask('conversation:resume', resume(id, 1, first.id)))
  expect(texts(after.entries)).toEqual(['Second', 'Third'])
})

/** Puts entries 2 to `last` into the log, past the server. */
function fill(conversation: string, last: number, text: string): void {
  inDatabase((db) => {
    db.exec(`with recursive n(seq) as (select 2 union all select seq + 1 from n where seq < ${last})
      insert into entry (id, site, conversation, stream, seq, sender, cid, fingerprint, at, author_kind, body)
      select 'e' || seq, 'shop', '${conversation}', 'public', seq, 'filler', 'c' || seq, '', seq, 'assistant',
        '{"kind":"text","text":"${text} ' || seq || '"}' from n`)
    db.prepare('update conversation set last_seq = ? where id = ?').run(last, conversation)
  })
}

test('[X62] [X63] [D11] a log of 100,000 entries comes in pages that stay small; what arrives meanwhile comes once and in order', async () => {
  const visitor = await stage.visitor()
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'First')))
  const many = 100_000
  fill(id, many, 'Line')
  let [after, afterId, pages, more] = [0, null as string | null, 0, true]
  const largest = { entries: 0, bytes: 0 }
  while (more) {
    const page = granted(await visitor.ask('conversation:resume', resume(id, after, afterId)))
    expect(page.entries[0]?.seq).toBe(after + 1)
    expect(page.entries.at(-1)?.seq).toBe(after + page.entries.length)
    largest.entries = Math.max(largest.entries, page.entries.length)
    largest.bytes = Math.max(largest.bytes, JSON.stringify(page).length)
    ;[after, afterId, more] = [page.entries.at(-1)!.seq, page.entries.at(-1)!.id, page.more]
    if (++pages === 100) granted(await visitor.ask('message:send', words(id, 'Meanwhile')))
  }
  expect([after, pages]).toEqual([many + 1, 501])
  expect(largest.entries).toBe(200)
  expect(largest.bytes).toBeLessThan(60_000)
}, 60_000)

test('[X64] the server’s clock leaps an hour on and back: the order is that of seq, and sessions hold', async () => {
  let shift = 0
  vi.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + shift)
  await stage.restart()
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  const hour = 3600_000
  const said = ['now', 'in an hour', 'an hour ago', 'now again']
  for (const [at, text] of said.entries()) {
    shift = [0, hour, -hour, 0][at] ?? 0
    granted(await visitor.ask('message:send', words(id, text)))
    granted(await agent.ask('conversation:open', { conversation: id }))
    granted(await (await stage.visitor(visitor.token)).ask('conversation:resume', resume(id, 0, null)))
  }
  const { entries } = granted(await visitor.ask('conversation:resume', resume(id, 0, null)))
  expect(texts(entries)).toEqual(said)
  expect(entries[1]!.at - entries[2]!.at).toBeGreaterThan(hour)
})

test('[X67] a visitor gone before, during and after the taking: the agent sees it, and who comes back continues in place', async () => {
  const agent = await stage.agent()
  for (const leaves of ['before', 'during', 'after'] as const) {
    const visitor = await stage.visitor()
    const id = randomUUID()
    granted(await visitor.ask('message:send', words(id, 'I need somebody')))
    granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation: id, reason: 'asked' }))
    const take = () => agent.ask('conversation:take', { cid: randomUUID(), conversation: id })
    if (leaves === 'before') visitor.close()
    const taking = take()
    if (leaves === 'during') visitor.close()
    granted(await taking)
    if (leaves === 'after') visitor.close()
    await agent.next('conversation:changed', (row) => row.id === id && !row.visitor.online)
    const back = await stage.visitor(visitor.token)
    const { entries } = granted(await back.ask('conversation:resume', resume(id, 0, null)))
    expect(texts(entries)).toEqual(['I need somebody', 'handoff', 'taken'])
    expect(granted(await back.ask('message:send', words(id, 'I am back'))).seq).toBe(4)
  }
})

test('[X70] [D22] an agent answers after the visitor left: it is stored, and unread when the visitor returns', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Tell me later')))
  visitor.close()
  const answer = { cid: randomUUID(), conversation: id, stream: 'public' as const }
  granted(await agent.ask('message:send', { ...answer, body: { kind: 'text', text: 'Here it is' } }))
  const back = stage.connect('/visitor')
  const start = { version: 1, site: 'shop', token: visitor.token, locale: 'en' }
  const { conversations } = granted(await back.ask('session:start', start as never)) as {
    conversations: { last: number; visitorRead: number }[]
  }
  expect(conversations).toMatchObject([{ id, last: 3, visitorRead: 0 }])
  const { entries } = granted(await back.ask('conversation:resume', resume(id, 1, await idOf(id, 1)))) as {
    entries: { body: { kind: string } }[]
  }
  expect(texts(entries)).toEqual(['taken', 'Here it is'])
})
const idOf = async (conversation: string, seq: number): Promise<string> =>
  (await stage.rows<{ id: string }>('select id from entry where conversation = ? and seq = ?', conversation, seq))[0]!
    .id

test('[X71] assistant and agent answer in the same moment: both are in the log, one order for all', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'Hello')))
  granted(await agent.ask('conversation:open', { conversation: id }))
  const body = (text: string) => ({ kind: 'text' as const, text })
  await Promise.all([
    visitor.ask('message:send', { cid: randomUUID(), conversation: id, author: 'assistant', body: body('Bot') }),
    visitor.ask('handoff:request', { cid: randomUUID(), conversation: id, reason: 'asked' }),
    agent.ask('message:send', { cid: randomUUID(), conversation: id, stream: 'public', body: body('Ann') }),
  ])
  const { entries } = granted(await visitor.ask('conversation:resume', resume(id, 0, null)))
  expect(texts(entries).sort()).toEqual(['Ann', 'Bot', 'Hello', 'handoff', 'taken'])
  const last = entries.length
  for (const device of [visitor, agent] as VisitorDevice[]) {
    for (let seq = 2; seq <= last; seq++) await device.next('entry:appended', (entry) => entry.seq === seq)
    // What the visitor's device is told by an acknowledgement may come after what is pushed: seqs are the order.
    const told = device.pushed('entry:appended').filter(({ seq }) => seq > 1)
    expect(told.sort((a, b) => a.seq - b.seq).map(({ id: each }) => each)).toEqual(
      entries.slice(1).map(({ id: each }) => each),
    )
  }
})

test('[X76] a listener that reads nothing is let go before it costs memory, and others do not notice', async () => {
  const [visitor, idle] = [await stage.visitor(), await stage.visitor()]
  const id = randomUUID()
  granted(await idle.ask('message:send', words(id, 'First')))
  idle.close()
  const first = await idOf(id, 1)
  fill(id, 201, 'x'.repeat(3900))
  const slow = await openSlowReader(stage.server.url, idle.token)
  slow.socket.pause()
  slow.socket.on('error', () => {})
  // Each answer is most of a megabyte; what the system takes on the way is a few.
  for (let n = 0; n < 40; n++) slow.ask('conversation:resume', resume(id, 1, first))
  const present = async () =>
    (await stage.rows<{ person: string }>('select person from presence')).map((row) => row.person)
  await expect.poll(present, { timeout: 20_000 }).toEqual([visitor.id])
  granted(await visitor.ask('message:send', words(randomUUID(), 'Still served')))
  let bytes = 0
  slow.socket.on('data', (chunk) => {
    bytes += chunk.length
  })
  await once(slow.socket.resume(), 'close')
  expect(bytes).toBeLessThan(40 * 200 * 3900 * 0.75)
  const back = await stage.visitor(idle.token)
  expect(granted(await back.ask('conversation:resume', resume(id, 0, null))).entries).toHaveLength(200)
}, 60_000)

test.each([
  ['2^31', 2 ** 31],
  ['nearly 2^53', 2 ** 53 - 100],
])('[X78] [D20] a log whose seqs are beyond %s works like any other', async (_name, seq) => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'First')))
  inDatabase((db) => {
    db.prepare('update entry set seq = ? where conversation = ?').run(seq, id)
    db.prepare('update conversation set last_seq = ? where id = ?').run(seq, id)
  })
  const second = granted(await visitor.ask('message:send', words(id, 'Second')))
  expect([second.seq, second.last]).toEqual([seq + 1, seq + 1])
  const page = granted(await visitor.ask('conversation:resume', resume(id, seq, await idOf(id, seq))))
  expect(texts(page.entries)).toEqual(['Second'])
  granted(await visitor.ask('receipt:mark', { conversation: id, delivered: seq + 1, read: seq + 1 }))
  expect(granted(await agent.ask('conversation:open', { conversation: id })).conversation).toMatchObject({
    ...{ last: seq + 1, visitorRead: seq + 1 },
  })
  expect(refusal(await visitor.ask('conversation:resume', resume(id, 2 ** 53, 'x') as never))).toBe('bad_request')
})
