import { randomUUID } from 'node:crypto'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePostgres } from './databases.ts'
import { hasPostgres, type Postgres, startPostgres } from './postgres.ts'
import { acknowledged, exit, flood, launch } from './processes.ts'
import { serverMs } from './programs.ts'
import { hasRedis, type Redis, startRedis } from './redis.ts'
import {
  createDevice,
  granted,
  openStage,
  type Stage,
  signIn,
  useDatabase,
  type VisitorDevice,
  words,
} from './stage.ts'

/** Long enough for a lease of ten seconds to be noticed. */
const patience = { timeout: 20_000, interval: 100 }

describe.skipIf(!hasPostgres || !hasRedis)('a node is killed', () => {
  let postgres: Postgres
  let redis: Redis
  let stays: Stage
  beforeAll(async () => {
    postgres = await startPostgres()
    redis = await startRedis()
    const database = await makePostgres(postgres)
    useDatabase(async () => database)
    stays = await openStage({ redisUrl: redis.url, agentGraceMs: 500 })
  }, serverMs)
  afterAll(async () => {
    await stays.close()
    await redis.kill()
    await postgres.close()
  }, serverMs)
  const connect = (url: string, namespace: '/visitor' | '/agent', extraHeaders = {}) =>
    createDevice(io(url + namespace, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders }))

  test('[X48] what it acknowledged is there once and in place; its people are gone within the lease, and come back elsewhere', async () => {
    const { child, url } = await launch(stays.options)
    const start = { version: PROTOCOL_VERSION, site: 'shop', locale: 'en' }
    const visitor = connect(url, '/visitor')
    const { token, visitor: visitorId } = granted(await visitor.ask('session:start', { ...start, token: null }))
    const id = randomUUID()
    granted(await visitor.ask('message:send', words(id, 'Hello')))
    granted(await visitor.ask('handoff:request', { cid: randomUUID(), conversation: id, reason: 'asked' }))
    const ann = connect(url, '/agent', { cookie: await signIn(url, 'ann@shop.example', 'correct horse') })
    granted(await ann.ask('session:start', { version: PROTOCOL_VERSION }))
    granted(await ann.ask('conversation:take', { cid: randomUUID(), conversation: id }))
    const ben = await stays.agent('ben@shop.example', 'battery staple')
    const bystander = await stays.visitor()
    await expect.poll(() => bystander.pushed('presence:changed').at(-1)?.online, patience).toBe(2)

    const senders = await Promise.all([flood(url), flood(url), flood(stays.server.url)])
    await acknowledged(senders, 5)
    const ended = exit(child)
    child.kill('SIGKILL')
    await ended

    // A device moves to the other node and has everything; what it sends goes on in place.
    const moved = await stays.visitor(token)
    expect(moved.id).toBe(visitorId)
    const resume = { conversation: id, stream: 'public' as const, after: 0, afterId: null }
    const page = granted(await moved.ask('conversation:resume', resume))
    expect(page.entries.map(({ body }) => body.kind)).toEqual(['text', 'handoff', 'taken'])
    expect(granted(await moved.ask('message:send', words(id, 'Still here'))).seq).toBe(4)

    for (const { socket } of senders) socket.disconnect()
    for (const { conversation, acked } of senders) {
      type Row = { id: string; cid: string; seq: number }
      const rows = await stays.rows<Row>(
        'select id, cid, seq from entry where conversation = ? order by seq',
        conversation,
      )
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
      const byCid = new Map(rows.map((row) => [row.cid, row]))
      expect(byCid.size).toBe(rows.length)
      for (const [cid, stored] of acked) expect(byCid.get(cid)).toEqual({ id: stored.id, cid, seq: stored.seq })
    }

    // Its agent is gone with it: the others are told, and the conversation goes back to the queue.
    await expect.poll(() => bystander.pushed('presence:changed').at(-1)?.online, patience).toBe(1)
    await expect
      .poll(() => moved.pushed('entry:appended').some(({ body }) => body.kind === 'requeued'), patience)
      .toBe(true)
    granted(await ben.ask('conversation:take', { cid: randomUUID(), conversation: id }))
    const opened = granted(await ben.ask('conversation:open', { conversation: id }))
    expect(opened.conversation).toMatchObject({ status: 'open', visitor: { online: true } })
    expect(await stays.rows('select id from node')).toHaveLength(1)
    expect(await stays.rows(`select person from presence where kind = 'agent'`)).toEqual([{ person: ben.id }])
  })

  test('one told to stop leaves at once: nobody waits for its lease', async () => {
    const { child, url } = await launch(stays.options)
    const visitor = connect(url, '/visitor')
    const start = { version: PROTOCOL_VERSION, site: 'shop', locale: 'en', token: null }
    const session = granted(await (visitor as VisitorDevice).ask('session:start', start))
    expect(await stays.rows('select id from node')).toHaveLength(2)
    const ended = exit(child)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(await stays.rows('select id from node')).toHaveLength(1)
    expect(await stays.rows('select 1 from presence where person = ?', session.visitor)).toEqual([])
  })
})
