import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { serverMs } from './programs.ts'
import { granted, refusal, signIn, words } from './stage.ts'
import { act, ben, expectRun, handoff, hasSeq, oneTo, onTwoNodes, reply, seqs, waiting } from './two-nodes.ts'

onTwoNodes('two nodes, whatever the timing and whatever fails', (nodes) => {
  beforeEach(() => nodes.open(nodes.redis.url, nodes.redis.url), serverMs)

  test('[M15] [X68] of two agents at two nodes who take at once one wins and the other is told, every time', async () => {
    const visitor = await nodes.a.visitor()
    const [ann, bo] = [await nodes.a.agent(), await nodes.b.agent(...ben)]
    for (let round = 0; round < 15; round++) {
      const id = await waiting(visitor)
      const answers = await Promise.all([ann.ask('conversation:take', act(id)), bo.ask('conversation:take', act(id))])
      expect(answers.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
      const entries = await nodes.a.rows(`select 1 from entry where conversation = ? and body like '%"taken"%'`, id)
      expect(entries).toHaveLength(1)
    }
  })

  test('[M15] of two who take up, answer or solve at once one wins', async () => {
    const visitor = await nodes.a.visitor()
    const [ann, bo] = [await nodes.a.agent(), await nodes.b.agent(...ben)]
    for (let round = 0; round < 5; round++) {
      const id = await waiting(visitor)
      const replies = await Promise.all([
        ann.ask('message:send', reply(id, 'Me')),
        bo.ask('message:send', reply(id, 'No, me')),
      ])
      expect(replies.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
      const winner = replies[0]?.ok ? ann : bo
      granted(await winner.ask('conversation:solve', act(id)))
      const again = await Promise.all([ann.ask('conversation:reopen', act(id)), bo.ask('conversation:reopen', act(id))])
      expect(again.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
    }
  })

  test('[M3] the same message at both nodes at once, also the first of a conversation, makes one row', async () => {
    const visitor = await nodes.a.visitor()
    const other = await nodes.b.visitor(visitor.token)
    for (let round = 0; round < 10; round++) {
      const message = words(randomUUID(), 'Once')
      const answers = await Promise.all(
        [visitor, other, visitor, other].map((each) => each.ask('message:send', message)),
      )
      expect(new Set(answers.map((answer) => JSON.stringify(granted(answer)))).size).toBe(1)
      expect(await nodes.a.rows('select id from entry where cid = ?', message.cid)).toHaveLength(1)
    }
  })

  test('[M14] a person asked for at both nodes at once is one entry and one place in the queue', async () => {
    const visitor = await nodes.a.visitor()
    const other = await nodes.b.visitor(visitor.token)
    const id = randomUUID()
    granted(await visitor.ask('message:send', words(id, 'Hello')))
    const [first, second] = await Promise.all([
      visitor.ask('handoff:request', handoff(id)),
      other.ask('handoff:request', handoff(id)),
    ])
    expect(granted(first).id).toBe(granted(second).id)
    expect(await nodes.a.rows(`select id from entry where mark = 'handoff' and conversation = ?`, id)).toHaveLength(1)
  })

  test('[M57] F131 both nodes give out who waits: nobody is given more than she has room for, and nothing is given twice', async () => {
    const desk = { version: 1, routing: { method: 'least-busy', capacity: 2 } }
    for (const node of [nodes.a, nodes.b]) {
      writeFileSync(join(node.folder, 'site/desk.json'), JSON.stringify(desk))
      await node.restart()
    }
    const [ann, ben2] = [await nodes.a.agent(), await nodes.b.agent(...ben)]
    const [one, two] = [await nodes.a.visitor(), await nodes.b.visitor()]
    const asking = [one, two, one, two, one, two]
    await Promise.all(asking.map((visitor) => waiting(visitor)))
    const given = () =>
      nodes.a.rows<{ agent: string | null; n: number }>('select agent, count(*) as n from conversation group by agent')
    const all = new Map([
      [ann.id, 2],
      [ben2.id, 2],
      [null, 2],
    ])
    await expect
      .poll(async () => new Map((await given()).map(({ agent, n }) => [agent, n])), { timeout: 15_000 })
      .toEqual(all)
    const assigned = await nodes.a.rows<{ n: number }>(
      `select count(*) as n from entry where body like '{"kind":"assigned"%' group by conversation`,
    )
    expect(assigned.map(({ n }) => n)).toEqual([1, 1, 1, 1])
  })

  test('[M16] typing and page reach the other node', async () => {
    const [visitor, agent] = [await nodes.a.visitor(), await nodes.b.agent()]
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
    const [visitor, eve] = [await nodes.a.visitor(), await nodes.b.agent('eve@other.example', 'other site pass')]
    const seen = await nodes.b.agent()
    const id = await waiting(visitor)
    await seen.next('conversation:changed', (each) => each.id === id)
    expect(eve.pushed('entry:appended')).toEqual([])
    expect(eve.pushed('conversation:changed')).toEqual([])
  })

  test('[X50] [D17] Redis is killed and comes back empty: acknowledgements go on, everything arrives once and in order', async () => {
    const [visitor, agent] = [await nodes.a.visitor(), await nodes.b.agent()]
    const id = await waiting(visitor)
    granted(await agent.ask('conversation:open', { conversation: id }))
    await nodes.redis.kill()
    for (let n = 0; n < 10; n++) granted(await visitor.ask('message:send', words(id, `Dark ${n}`)))
    await agent.next('entry:appended', hasSeq(id, 12))
    granted(await agent.ask('message:send', reply(id, 'I hear you')))
    await visitor.next('entry:appended', hasSeq(id, 14))
    await nodes.redis.start()
    for (let n = 0; n < 10; n++) granted(await visitor.ask('message:send', words(id, `Light ${n}`)))
    await agent.next('entry:appended', hasSeq(id, 24))
    expectRun(seqs(agent, id), 3, 24)
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

  test('[M7] [X59] while somebody holds a conversation in an open transaction, others go on and no reader skips a seq', async () => {
    const [visitor, other] = [await nodes.a.visitor(), await nodes.b.visitor()]
    const id = randomUUID()
    granted(await visitor.ask('message:send', words(id, 'First')))
    const reader = await nodes.b.visitor(visitor.token)
    const holder = new pg.Client(nodes.a.options.databaseUrl ?? '')
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
    expectRun(seqs(reader, id), 2, 2)
  })

  test('[X52] [D18] Postgres is stopped: nothing is acknowledged; it comes back, and all goes on in order', async () => {
    const [visitor, agent] = [await nodes.a.visitor(), await nodes.b.agent()]
    const id = await waiting(visitor)
    granted(await agent.ask('conversation:open', { conversation: id }))
    await nodes.postgres.stop('SIGQUIT')
    const message = words(id, 'In the dark')
    const answer = await visitor.ask('message:send', message)
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable', retry: true } })
    expect(refusal(await agent.ask('message:send', reply(id, 'Hello?')))).toBe('unavailable')
    expect((await fetch(`${nodes.a.server.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${nodes.a.server.url}/v1/sites/shop/config`)).status).toBe(200)
    await nodes.postgres.start()
    const stored = granted(await visitor.ask('message:send', message))
    expect(granted(await visitor.ask('message:send', message))).toEqual(stored)
    expect(stored.seq).toBe(3)
    await agent.next('entry:appended', hasSeq(id, 3))
    expect(visitor.socket.connected && agent.socket.connected).toBe(true)
  })

  test('[M19] a server that starts beside others takes nobody from them', async () => {
    const [visitor, agent] = [await nodes.a.visitor(), await nodes.a.agent()]
    const id = await waiting(visitor)
    granted(await agent.ask('conversation:take', act(id)))
    await nodes.b.restart()
    await new Promise((next) => setTimeout(next, 1000))
    expect(granted(await agent.ask('conversation:open', { conversation: id })).conversation).toMatchObject({
      ...{ status: 'open', agent: { id: agent.id } },
      visitor: { online: true },
    })
    expect(await signIn(nodes.b.server.url, ...ben)).toContain('deskbell=')
  })
})
