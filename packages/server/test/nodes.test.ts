import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makePostgres } from './databases.ts'
import { hasPostgres, type Postgres, startPostgres } from './postgres.ts'
import { hasRedis, type Redis, startRedis } from './redis.ts'
import {
  type AgentDevice,
  granted,
  openStage,
  refusal,
  type Stage,
  signIn,
  useDatabase,
  type VisitorDevice,
  words,
} from './stage.ts'

const act = (conversation: string) => ({ cid: randomUUID(), conversation })
const handoff = (conversation: string) => ({ ...act(conversation), reason: 'asked' as const })
const reply = (conversation: string, text: string) => ({
  ...{ ...act(conversation), stream: 'public' as const, body: { kind: 'text' as const, text } },
})
const ben = ['ben@shop.example', 'battery staple'] as const
const seqs = (device: VisitorDevice | AgentDevice, conversation: string) =>
  (device as VisitorDevice)
    .pushed('entry:appended')
    .filter((entry) => entry.conversation === conversation)
    .map(({ seq }) => seq)
const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)
const hasSeq = (conversation: string, seq: number) => (entry: { conversation: string; seq: number }) =>
  entry.conversation === conversation && entry.seq === seq

describe.skipIf(!hasPostgres || !hasRedis)('two nodes on one Postgres', () => {
  let postgres: Postgres
  let redis: Redis
  beforeAll(async () => {
    postgres = await startPostgres()
    redis = await startRedis()
  })
  afterAll(async () => {
    await redis.kill()
    await postgres.close()
  })

  let a: Stage
  let b: Stage
  async function open(redisOfA: string | null, redisOfB: string | null): Promise<void> {
    const database = await makePostgres(postgres)
    useDatabase(async () => database)
    const common = { agentGraceMs: 400 }
    a = await openStage({ ...common, redisUrl: redisOfA })
    b = await openStage({ ...common, redisUrl: redisOfB })
  }
  const close = async () => {
    await Promise.all([a.close(), b.close()])
  }
  async function waiting(visitor: VisitorDevice): Promise<string> {
    const id = randomUUID()
    granted(await visitor.ask('message:send', words(id, 'I need a person')))
    granted(await visitor.ask('handoff:request', handoff(id)))
    return id
  }

  const there = () => redis.url
  const nowhere = () => 'redis://127.0.0.1:1'
  const none = () => null
  const ways: [string, () => string | null, () => string | null][] = [
    ['with Redis', there, there],
    ['with Redis split from one', there, nowhere],
    ['without Redis', none, none],
  ]
  describe.each(ways)('%s', (_name, redisOfA, redisOfB) => {
    beforeEach(() => open(redisOfA(), redisOfB()))
    afterEach(() => close())

    test('[M13] words from one node reach the agent at the other, in order, each once; and the answer all devices', async () => {
      const [visitor, agent] = [await a.visitor(), await b.agent()]
      const tab = await b.visitor(visitor.token)
      const id = await waiting(visitor)
      await agent.next('conversation:changed', (each) => each.id === id && each.status === 'waiting')
      granted(await agent.ask('conversation:open', { conversation: id }))
      for (let n = 0; n < 30; n++) granted(await visitor.ask('message:send', words(id, `Line ${n}`)))
      await agent.next('entry:appended', hasSeq(id, 32))
      expect(seqs(agent, id)).toEqual(oneTo(32).slice(2))
      granted(await agent.ask('message:send', reply(id, 'Hello')))
      for (const device of [visitor, tab]) {
        await device.next('entry:appended', hasSeq(id, 34))
        expect(seqs(device, id)).toEqual(oneTo(34))
      }
      expect(await visitor.next('conversation:changed', ({ status }) => status === 'open')).toMatchObject({
        agent: { id: agent.id },
      })
    })

    test('[M7] two nodes write into one conversation at once: every device sees 1 to n in order', async () => {
      const visitor = await a.visitor()
      const other = await b.visitor(visitor.token)
      const id = randomUUID()
      granted(await visitor.ask('message:send', words(id, 'Start')))
      const lane = async (device: VisitorDevice, name: string) => {
        for (let n = 0; n < 40; n++) granted(await device.ask('message:send', words(id, `${name}:${n}`)))
      }
      await Promise.all([lane(visitor, 'a'), lane(visitor, 'b'), lane(other, 'c'), lane(other, 'd')])
      for (const device of [visitor, other]) {
        await device.next('entry:appended', hasSeq(id, 161))
        expect(seqs(device, id)).toEqual(oneTo(161))
      }
      const rows = await a.rows<{ seq: number }>('select seq from entry where conversation = ? order by seq', id)
      expect(rows.map(({ seq }) => seq)).toEqual(oneTo(161))
    })

    test('[M17] [M20] queue, counts, marks and presence follow at the other node', async () => {
      const [one, two] = [await a.visitor(), await b.visitor()]
      const agent = await a.agent()
      expect(await two.next('presence:changed', ({ online }) => online === 1)).toEqual({ online: 1 })
      const [first, second] = [await waiting(one), await waiting(two)]
      expect(await two.next('queue:changed', ({ position }) => position === 2)).toMatchObject({ conversation: second })
      await agent.next('counts:changed', (counts) => counts.waiting === 2)
      const listed = await agent.next('conversation:changed', (each) => each.id === second && each.status === 'waiting')
      expect(listed.visitor).toMatchObject({ id: two.id, online: true })
      granted(await agent.ask('conversation:take', act(first)))
      await two.next('queue:changed', ({ position }) => position === 1)
      granted(await two.ask('receipt:mark', { conversation: second, delivered: 2, read: 1 }))
      const mark = await agent.next('receipt:changed', ({ conversation }) => conversation === second)
      expect(mark).toEqual({ conversation: second, side: 'visitor', delivered: 2, read: 1 })
      two.close()
      await agent.next('conversation:changed', (each) => each.id === second && !each.visitor.online)
      agent.close()
      const back = await b.visitor(two.token)
      await back.next('presence:changed', ({ online }) => online === 0)
    })

    test('[M30] signing out at one node ends the sockets of that session at the other', async () => {
      const agent = await a.agent()
      const gone = new Promise((ok) => agent.socket.once('disconnect', ok))
      const headers = { cookie: agent.cookie, origin: b.server.url }
      expect((await fetch(`${b.server.url}/v1/session`, { method: 'DELETE', headers })).status).toBe(200)
      await gone
    })

    test('[M19] an agent who leaves one node for the other keeps the conversation; one who leaves both does not', async () => {
      const [visitor, agent] = [await a.visitor(), await a.agent()]
      const id = await waiting(visitor)
      granted(await agent.ask('conversation:take', act(id)))
      const back = b.connect('/agent', { extraHeaders: { cookie: agent.cookie } })
      granted(await back.ask('session:start', { version: 1 }))
      agent.close()
      await new Promise((next) => setTimeout(next, 1000))
      expect(visitor.pushed('entry:appended').map(({ body }) => body.kind)).toEqual(['text', 'handoff', 'taken'])
      back.close()
      await visitor.next('entry:appended', ({ body }) => body.kind === 'requeued')
    })
  })

  describe('whatever the timing', () => {
    beforeEach(() => open(redis.url, redis.url))
    afterEach(() => close())

    test('[M15] of two agents at two nodes who take at once one wins and the other is told, every time', async () => {
      const visitor = await a.visitor()
      const [ann, bo] = [await a.agent(), await b.agent(...ben)]
      for (let round = 0; round < 15; round++) {
        const id = await waiting(visitor)
        const answers = await Promise.all([ann.ask('conversation:take', act(id)), bo.ask('conversation:take', act(id))])
        expect(answers.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
        const entries = await a.rows(`select 1 from entry where conversation = ? and body like '%"taken"%'`, id)
        expect(entries).toHaveLength(1)
      }
    })

    test('[M15] of two who take up, answer or solve at once one wins', async () => {
      const visitor = await a.visitor()
      const [ann, bo] = [await a.agent(), await b.agent(...ben)]
      for (let round = 0; round < 5; round++) {
        const id = await waiting(visitor)
        const replies = await Promise.all([
          ann.ask('message:send', reply(id, 'Me')),
          bo.ask('message:send', reply(id, 'No, me')),
        ])
        expect(replies.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
        const winner = replies[0]?.ok ? ann : bo
        granted(await winner.ask('conversation:solve', act(id)))
        const again = await Promise.all([
          ann.ask('conversation:reopen', act(id)),
          bo.ask('conversation:reopen', act(id)),
        ])
        expect(again.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
      }
    })

    test('[M3] the same message at both nodes at once, also the first of a conversation, makes one row', async () => {
      const visitor = await a.visitor()
      const other = await b.visitor(visitor.token)
      for (let round = 0; round < 10; round++) {
        const message = words(randomUUID(), 'Once')
        const answers = await Promise.all(
          [visitor, other, visitor, other].map((each) => each.ask('message:send', message)),
        )
        expect(new Set(answers.map((answer) => JSON.stringify(granted(answer)))).size).toBe(1)
        expect(await a.rows('select id from entry where cid = ?', message.cid)).toHaveLength(1)
      }
    })

    test('[M14] a person asked for at both nodes at once is one entry and one place in the queue', async () => {
      const visitor = await a.visitor()
      const other = await b.visitor(visitor.token)
      const id = randomUUID()
      granted(await visitor.ask('message:send', words(id, 'Hello')))
      const [first, second] = await Promise.all([
        visitor.ask('handoff:request', handoff(id)),
        other.ask('handoff:request', handoff(id)),
      ])
      expect(granted(first).id).toBe(granted(second).id)
      expect(await a.rows(`select id from entry where mark = 'handoff' and conversation = ?`, id)).toHaveLength(1)
    })

    test('[M16] typing and page reach the other node', async () => {
      const [visitor, agent] = [await a.visitor(), await b.agent()]
      const id = await waiting(visitor)
      granted(await agent.ask('conversation:open', { conversation: id }))
      granted(await agent.ask('typing:set', { conversation: id, typing: true }))
      expect((await visitor.next('typing:changed')).author).toMatchObject({ kind: 'agent', name: 'Ann' })
      granted(await visitor.ask('typing:set', { conversation: id, typing: true }))
      expect((await agent.next('typing:changed')).author.kind).toBe('visitor')
      const page = { url: 'https://shop.example/corsa', title: 'Corsa', type: 'product' as const }
      granted(await visitor.ask('context:set', { page, cart: null, locale: 'en', referrer: null }))
      expect(await agent.next('context:changed')).toMatchObject({ conversation: id, page })
    })

    test('[M21] an agent of another site at another node is pushed nothing', async () => {
      const [visitor, eve] = [await a.visitor(), await b.agent('eve@other.example', 'other site pass')]
      const seen = await b.agent()
      const id = await waiting(visitor)
      await seen.next('conversation:changed', (each) => each.id === id)
      expect(eve.pushed('entry:appended')).toEqual([])
      expect(eve.pushed('conversation:changed')).toEqual([])
    })

    test('Redis is killed and comes back empty: acknowledgements go on, everything arrives once and in order', async () => {
      const [visitor, agent] = [await a.visitor(), await b.agent()]
      const id = await waiting(visitor)
      granted(await agent.ask('conversation:open', { conversation: id }))
      await redis.kill()
      for (let n = 0; n < 10; n++) granted(await visitor.ask('message:send', words(id, `Dark ${n}`)))
      await agent.next('entry:appended', hasSeq(id, 12))
      granted(await agent.ask('message:send', reply(id, 'I hear you')))
      await visitor.next('entry:appended', hasSeq(id, 14))
      await redis.start()
      for (let n = 0; n < 10; n++) granted(await visitor.ask('message:send', words(id, `Light ${n}`)))
      await agent.next('entry:appended', hasSeq(id, 24))
      expect(seqs(agent, id)).toEqual(oneTo(24).slice(2))
      expect(seqs(visitor, id)).toEqual(oneTo(24))
      // Only a hint carries this.
      await expect
        .poll(
          async () => {
            granted(await visitor.ask('typing:set', { conversation: id, typing: true }))
            return agent.pushed('typing:changed').length
          },
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0)
    })

    test('[M7] while somebody holds a conversation in an open transaction, others go on and no reader skips a seq', async () => {
      const [visitor, other] = [await a.visitor(), await b.visitor()]
      const id = randomUUID()
      granted(await visitor.ask('message:send', words(id, 'First')))
      const reader = await b.visitor(visitor.token)
      const holder = new pg.Client(a.options.databaseUrl ?? '')
      await holder.connect()
      await holder.query('begin')
      await holder.query(`update conversation set last_seq = last_seq + 1 where id = '${id}'`)
      const waits = visitor.ask('message:send', words(id, 'Second'))
      for (let n = 0; n < 5; n++) granted(await other.ask('message:send', words(randomUUID(), 'Not my lock')))
      const resume = { conversation: id, stream: 'public' as const, after: 0, afterId: null }
      expect(granted(await reader.ask('conversation:resume', resume)).entries).toHaveLength(1)
      await holder.query('rollback')
      await holder.end()
      expect(granted(await waits).seq).toBe(2)
      await reader.next('entry:appended', hasSeq(id, 2))
      expect(seqs(reader, id)).toEqual([2])
    })

    test('Postgres is stopped: nothing is acknowledged; it comes back, and all goes on in order', async () => {
      const [visitor, agent] = [await a.visitor(), await b.agent()]
      const id = await waiting(visitor)
      granted(await agent.ask('conversation:open', { conversation: id }))
      await postgres.stop('SIGQUIT')
      const message = words(id, 'In the dark')
      const answer = await visitor.ask('message:send', message)
      expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable', retry: true } })
      expect(refusal(await agent.ask('message:send', reply(id, 'Hello?')))).toBe('unavailable')
      expect((await fetch(`${a.server.url}/readyz`)).status).toBe(503)
      expect((await fetch(`${a.server.url}/v1/sites/shop/config`)).status).toBe(200)
      await postgres.start()
      const stored = granted(await visitor.ask('message:send', message))
      expect(granted(await visitor.ask('message:send', message))).toEqual(stored)
      expect(stored.seq).toBe(3)
      await agent.next('entry:appended', hasSeq(id, 3))
      expect(visitor.socket.connected && agent.socket.connected).toBe(true)
    })

    test('[M19] a server that starts beside others takes nobody from them', async () => {
      const [visitor, agent] = [await a.visitor(), await a.agent()]
      const id = await waiting(visitor)
      granted(await agent.ask('conversation:take', act(id)))
      await b.restart()
      await new Promise((next) => setTimeout(next, 1000))
      expect(granted(await agent.ask('conversation:open', { conversation: id })).conversation).toMatchObject({
        ...{ status: 'open', agent: { id: agent.id } },
        visitor: { online: true },
      })
      expect(await signIn(b.server.url, ...ben)).toContain('deskbell=')
    })
  })
})
