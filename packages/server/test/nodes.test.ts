import { randomUUID } from 'node:crypto'
import { createClient } from '@redis/client'
import { beforeEach, describe, expect, test } from 'vitest'
import { serverMs } from './programs.ts'
import { granted, type VisitorDevice, words } from './stage.ts'
import { act, ben, expectRun, hasSeq, oneTo, onTwoNodes, reply, seqs, waiting } from './two-nodes.ts'

onTwoNodes('two nodes on one Postgres', (nodes) => {
  const there = () => nodes.redis.url
  const nowhere = () => 'redis://127.0.0.1:1'
  const none = () => null
  const ways: [string, () => string | null, () => string | null][] = [
    ['with Redis', there, there],
    ['with Redis split from one', there, nowhere],
    ['without Redis', none, none],
  ]
  describe.each(ways)('%s', (_name, redisOfA, redisOfB) => {
    beforeEach(() => nodes.open(redisOfA(), redisOfB()), serverMs)

    test('[M13] [X51] [D17] words from one node reach the agent at the other, in order, each once; and the answer all devices', async () => {
      const [visitor, agent] = [await nodes.a.visitor(), await nodes.b.agent()]
      const tab = await nodes.b.visitor(visitor.token)
      const id = await waiting(visitor)
      await agent.next('conversation:changed', (each) => each.id === id && each.status === 'waiting')
      granted(await agent.ask('conversation:open', { conversation: id }))
      for (let n = 0; n < 30; n++) granted(await visitor.ask('message:send', words(id, `Line ${n}`)))
      await agent.next('entry:appended', hasSeq(id, 32))
      expectRun(seqs(agent, id), 3, 32)
      granted(await agent.ask('message:send', reply(id, 'Hello')))
      for (const device of [visitor, tab]) {
        await device.next('entry:appended', hasSeq(id, 34))
        expect(seqs(device, id)).toEqual(oneTo(34))
      }
      expect(await visitor.next('conversation:changed', ({ status }) => status === 'open')).toMatchObject({
        agent: { id: agent.id },
      })
    })

    test('[M7] [X58] two nodes write into one conversation at once: every device sees 1 to n in order', async () => {
      const visitor = await nodes.a.visitor()
      const other = await nodes.b.visitor(visitor.token)
      const id = randomUUID()
      granted(await visitor.ask('message:send', words(id, 'Start')))
      const lane = async (device: VisitorDevice, name: string) => {
        for (let n = 0; n < 40; n++) granted(await device.ask('message:send', words(id, `${name}:${n}`)))
      }
      await Promise.all([lane(visitor, 'a'), lane(visitor, 'b'), lane(other, 'c'), lane(other, 'd')])
      // Words of the two nodes may overtake each other on their way: what a device has is the set of seqs, however they came.
      for (const device of [visitor, other]) {
        await device.next('entry:appended', () => new Set(seqs(device, id)).size >= 161)
        expect([...new Set(seqs(device, id))].sort((a, b) => a - b)).toEqual(oneTo(161))
      }
      const rows = await nodes.a.rows<{ seq: number }>('select seq from entry where conversation = ? order by seq', id)
      expect(rows.map(({ seq }) => seq)).toEqual(oneTo(161))
    })

    test('[M17] [M20] queue, counts, marks and presence follow at the other node', async () => {
      const [one, two] = [await nodes.a.visitor(), await nodes.b.visitor()]
      const agent = await nodes.a.agent()
      expect(await two.next('presence:changed', ({ online }) => online === 1)).toMatchObject({ online: 1 })
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
      const back = await nodes.b.visitor(two.token)
      await back.next('presence:changed', ({ online }) => online === 0)
    })

    test('[M184] a colleague who is named in a note at one node has it among the mentions at the other', async () => {
      const [visitor, ann] = [await nodes.a.visitor(), await nodes.a.agent()]
      const other = await nodes.b.agent(...ben)
      const id = await waiting(visitor)
      granted(await ann.ask('message:send', { ...reply(id, `Could @Ben look?`), stream: 'internal' }))
      const told = await other.next('conversation:changed', (each) => each.id === id && each.mentioned.length > 0)
      expect(told.mentioned).toEqual([other.id])
    })

    test('[M30] signing out at one node ends the sockets of that session at the other', async () => {
      const agent = await nodes.a.agent()
      const gone = new Promise((ok) => agent.socket.once('disconnect', ok))
      const headers = { cookie: agent.cookie, origin: nodes.b.server.url }
      expect((await fetch(`${nodes.b.server.url}/v1/session`, { method: 'DELETE', headers })).status).toBe(200)
      await gone
    })

    test('[M19] an agent who leaves one node for the other keeps the conversation; one who leaves both does not', async () => {
      const [visitor, agent] = [await nodes.a.visitor(), await nodes.a.agent()]
      const id = await waiting(visitor)
      granted(await agent.ask('conversation:take', act(id)))
      const back = nodes.b.connect('/agent', { extraHeaders: { cookie: agent.cookie } })
      granted(await back.ask('session:start', { version: 1 }))
      agent.close()
      await new Promise((next) => setTimeout(next, 1000))
      expect(visitor.pushed('entry:appended').map(({ body }) => body.kind)).toEqual(['text', 'handoff', 'taken'])
      back.close()
      await visitor.next('entry:appended', ({ body }) => body.kind === 'requeued')
    })
  })

  test('[M201] [T79] what somebody writes on Redis who does not know the database is heard by nobody', async () => {
    await nodes.open(there(), there())
    const [visitor, agent] = [await nodes.a.visitor(), await nodes.b.agent()]
    const id = await waiting(visitor)
    granted(await agent.ask('conversation:open', { conversation: id }))
    const forger = createClient({ url: nodes.redis.url })
    await forger.connect()
    const channels = await forger.pubSubChannels('deskbell *')
    expect(channels.length).toBeGreaterThan(3)
    const place = { id, site: 'shop', visitor: visitor.id }
    const author = { kind: 'agent', id: agent.id, name: 'The bank' }
    const ended = new Promise((ok) => visitor.socket.once('disconnect', () => ok('ended')))
    for (const hint of [
      { kind: 'erased', site: 'shop', erased: { visitor: visitor.id, conversations: [id] } },
      { kind: 'typing', place, typing: { conversation: id, typing: true, author } },
      { kind: 'receipt', place, side: 'agent', marks: { delivered: 99, read: 99 } },
    ]) {
      const message = JSON.stringify({ node: 'forger', hint })
      for (const channel of channels) {
        for (const each of [message, `${'A'.repeat(43)}${message}`]) await forger.publish(channel, each)
      }
    }
    // What comes after is heard: all before it was passed over.
    granted(await agent.ask('typing:set', { conversation: id, typing: true }))
    await visitor.next('typing:changed')
    expect(visitor.pushed('typing:changed').map(({ author: { name } }) => name)).toEqual(['Ann'])
    expect([visitor.pushed('visitor:erased'), visitor.pushed('receipt:changed')]).toEqual([[], []])
    expect(await Promise.race([ended, visitor.ask('context:set', { page: null, cart: null } as never)])).not.toBe(
      'ended',
    )
    forger.destroy()
  })
})
