import { randomUUID } from 'node:crypto'
import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ agentGraceMs: 1000 })
})
afterEach(() => stage.close())

const handoff = (conversation: string, cid: string = randomUUID()) => ({ cid, conversation, reason: 'asked' as const })
const act = (conversation: string, cid: string = randomUUID()) => ({ cid, conversation })
const reply = (conversation: string, text: string, stream: 'public' | 'internal' = 'public') => ({
  ...{ cid: randomUUID(), conversation, stream, body: { kind: 'text' as const, text } },
})

/** A conversation that waits for a person. */
async function waiting(visitor: VisitorDevice, text = 'I need a person'): Promise<string> {
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, text)))
  granted(await visitor.ask('handoff:request', handoff(id)))
  return id
}
const kinds = async (device: VisitorDevice | AgentDevice, conversation: string) => {
  const resume = { conversation, stream: 'public' as const, after: 0, afterId: null }
  return granted(await (device as VisitorDevice).ask('conversation:resume', resume)).entries.map(
    ({ body }) => body.kind,
  )
}

test('[M14] [X66] [D21] asking for a person is one entry and one place in the queue, also when asked twice', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'talk to a person')))
  const request = handoff(id)
  const first = granted(await visitor.ask('handoff:request', request))
  expect(first.place).toEqual({ conversation: id, position: 1, waitMinutes: null })
  expect(granted(await visitor.ask('handoff:request', request))).toEqual(first)
  expect(granted(await visitor.ask('handoff:request', handoff(id))).id).toBe(first.id)
  expect(await kinds(visitor, id)).toEqual(['text', 'handoff'])
  const { conversations } = granted(await agent.ask('inbox:list', { view: 'waiting' }))
  expect(conversations.map(({ id: each, status, handoffReason }) => [each, status, handoffReason])).toEqual([
    [id, 'waiting', 'asked'],
  ])
  expect(conversations[0]?.preview).toEqual({ text: 'talk to a person', author: 'visitor' })
})

test('[M14] the first in the queue moves up when the one before is taken', async () => {
  const [one, two, agent] = [await stage.visitor(), await stage.visitor(), await stage.agent()]
  const first = await waiting(one)
  const second = randomUUID()
  granted(await two.ask('message:send', words(second, 'Me too')))
  expect(granted(await two.ask('handoff:request', handoff(second))).place?.position).toBe(2)
  granted(await agent.ask('conversation:take', act(first)))
  expect(await two.next('queue:changed', ({ position }) => position === 1)).toMatchObject({ conversation: second })
  const back = await stage.visitor(two.token)
  expect(await back.next('queue:changed')).toMatchObject({ conversation: second, position: 1 })
})

test('[M15] [X68] of two agents who take at once one wins and the other is told', async () => {
  const visitor = await stage.visitor()
  const [ann, ben] = [await stage.agent(), await stage.agent('ben@shop.example', 'battery staple')]
  const id = await waiting(visitor)
  const answers = await Promise.all([ann.ask('conversation:take', act(id)), ben.ask('conversation:take', act(id))])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(['taken'])
  expect((await kinds(visitor, id)).filter((kind) => kind === 'taken')).toHaveLength(1)
  const winner = answers[0]?.ok ? ann : ben
  const loser = answers[0]?.ok ? ben : ann
  expect(await visitor.next('conversation:changed', ({ status }) => status === 'open')).toMatchObject({
    agent: { id: winner.id },
  })
  expect(refusal(await loser.ask('message:send', reply(id, 'Hi')))).toBe('taken')
  granted(await loser.ask('message:send', reply(id, 'I could help', 'internal')))
})

test('[M15] taking again with the same cid or one’s own conversation changes nothing', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  const take = act(id)
  granted(await agent.ask('conversation:take', take))
  granted(await agent.ask('conversation:take', take))
  granted(await agent.ask('conversation:take', act(id)))
  expect(await kinds(visitor, id)).toEqual(['text', 'handoff', 'taken'])
})

test('[M16] whoever answers a conversation that nobody has, has it; words and typing reach the visitor', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await agent.ask('conversation:open', { conversation: id }))
  granted(await agent.ask('typing:set', { conversation: id, typing: true }))
  expect((await visitor.next('typing:changed')).author).toMatchObject({ kind: 'agent', name: 'Ann' })
  granted(await agent.ask('message:send', reply(id, 'Take the 8')))
  const entry = await visitor.next('entry:appended', ({ body }) => body.kind === 'text' && body.text === 'Take the 8')
  expect(entry.author).toEqual({ kind: 'agent', id: agent.id, name: 'Ann' })
  expect(await kinds(visitor, id)).toEqual(['text', 'handoff', 'taken', 'text'])
  granted(await visitor.ask('typing:set', { conversation: id, typing: true }))
  expect((await agent.next('typing:changed')).author.kind).toBe('visitor')
})

test('[M17] marks only grow, never beyond the log, and both sides hear of them', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await agent.ask('conversation:open', { conversation: id }))
  granted(await agent.ask('receipt:mark', { conversation: id, delivered: 2, read: 1 }))
  expect(await visitor.next('receipt:changed')).toEqual({ conversation: id, side: 'agent', delivered: 2, read: 1 })
  granted(await agent.ask('receipt:mark', { conversation: id, delivered: 1, read: 0 }))
  granted(await visitor.ask('receipt:mark', { conversation: id, delivered: 99, read: 99 }))
  expect(await agent.next('receipt:changed', ({ side }) => side === 'visitor')).toMatchObject({ delivered: 2, read: 2 })
  const [row] = await stage.rows<object>(
    'select agent_delivered, agent_read, visitor_read from conversation where id = ?',
    id,
  )
  expect({ ...row }).toEqual({ agent_delivered: 2, agent_read: 1, visitor_read: 2 })
})

test('[M18] [X72] solving asks the survey of the site; new words open the conversation again and join the queue', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await agent.ask('conversation:take', act(id)))
  const solve = act(id)
  const { conversation } = granted(await agent.ask('conversation:solve', solve))
  expect(conversation.status).toBe('solved')
  granted(await agent.ask('conversation:solve', solve))
  const asked = await visitor.next('entry:appended', ({ body }) => body.kind === 'survey')
  expect(asked.body).toEqual({ kind: 'survey', survey: 'effort' })
  expect(refusal(await agent.ask('message:send', reply(id, 'One more thing')))).toBe('closed')
  const thanks = { ...words(id, 'Bye'), author: 'assistant' as const }
  granted(await visitor.ask('message:send', thanks))
  granted(await visitor.ask('message:send', words(id, 'It is too narrow after all')))
  expect(await kinds(visitor, id)).toEqual(['text', 'handoff', 'taken', 'solved', 'survey', 'text', 'reopened', 'text'])
  const { conversations } = granted(await agent.ask('inbox:list', { view: 'waiting' }))
  expect(conversations).toMatchObject([{ id, status: 'waiting', agent: null }])
})

test('[M18] an agent may take a solved conversation up again', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await agent.ask('conversation:take', act(id)))
  granted(await agent.ask('conversation:solve', act(id)))
  const { conversation } = granted(await agent.ask('conversation:reopen', act(id)))
  expect(conversation).toMatchObject({ status: 'open', agent: { id: agent.id } })
  granted(await agent.ask('message:send', reply(id, 'Still there?')))
})

test('[M19] [D22] an agent who stays away loses the conversation to the queue; one who comes back keeps it', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await agent.ask('conversation:take', act(id)))
  agent.close()
  const back = stage.connect('/agent', { extraHeaders: { cookie: agent.cookie } })
  granted(await back.ask('session:start', { version: PROTOCOL_VERSION }))
  await new Promise((next) => setTimeout(next, 1300))
  expect(await kinds(visitor, id)).toEqual(['text', 'handoff', 'taken'])
  back.close()
  await visitor.next('entry:appended', ({ body }) => body.kind === 'requeued')
  expect(await visitor.next('queue:changed', ({ position }) => position === 1)).toMatchObject({ conversation: id })
  const again = await stage.agent('ben@shop.example', 'battery staple')
  granted(await again.ask('conversation:take', act(id)))
  expect(await kinds(again, id)).toEqual(['text', 'handoff', 'taken', 'requeued', 'taken'])
})

test('[M19] after a restart an agent who does not come back loses the conversation, too', async () => {
  const [visitor, agent] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await agent.ask('conversation:take', act(id)))
  await stage.restart()
  const back = await stage.visitor(visitor.token)
  await back.next('entry:appended', ({ body }) => body.kind === 'requeued')
})

test('[M20] agents see who waits, with page and cart, and counts that follow; visitors see who is there', async () => {
  const visitor = await stage.visitor()
  expect(await stage.rows('select id from visitor')).toHaveLength(1)
  const agent = await stage.agent()
  expect(await visitor.next('presence:changed', ({ online }) => online === 1)).toMatchObject({ online: 1 })
  const id = await waiting(visitor)
  expect(await agent.next('counts:changed', ({ waiting: n }) => n === 1)).toMatchObject({
    inbox: 1,
    unassigned: 1,
    mine: 0,
  })
  const summary = await agent.next('conversation:changed', ({ status }) => status === 'waiting')
  expect(summary).toMatchObject({ id, visitor: { id: visitor.id, online: true } })
  granted(await agent.ask('conversation:open', { conversation: id }))
  const item = { id: 'corsa', variantId: null, name: 'Corsa red', options: { size: '8' }, price: 99, quantity: 1 }
  const cart = { currency: 'EUR', total: 99, items: [{ ...item, url: null, image: null }] }
  const page = { url: 'https://shop.example/corsa', title: 'Corsa', type: 'product' as const }
  granted(await visitor.ask('context:set', { page, cart, locale: 'et', referrer: null }))
  const context = await agent.next('context:changed')
  expect(context).toMatchObject({ conversation: id, page, cart, locale: 'et', visits: 1, before: [] })
  const opened = granted(await agent.ask('conversation:open', { conversation: id }))
  expect({ ...opened.context, conversation: id }).toEqual(context)
  visitor.close()
  await agent.next('conversation:changed', ({ visitor: { online } }) => !online)
})

test('[M21] an agent of another site sees and changes nothing here', async () => {
  const [visitor, eve] = [await stage.visitor(), await stage.agent('eve@other.example', 'other site pass')]
  const id = await waiting(visitor)
  expect(granted(await eve.ask('inbox:list', { view: 'inbox' })).conversations).toEqual([])
  const resume = { conversation: id, stream: 'public' as const, after: 0, afterId: null }
  for (const answer of [
    await eve.ask('conversation:open', { conversation: id }),
    await eve.ask('conversation:resume', resume),
    await eve.ask('message:send', reply(id, 'Psst')),
    await eve.ask('conversation:take', act(id)),
    await eve.ask('conversation:solve', act(id)),
    await eve.ask('conversation:reopen', act(id)),
    await eve.ask('conversation:assign', { ...act(id), from: null, to: { kind: 'queue' } }),
    await eve.ask('conversation:snooze', { ...act(id), until: Date.now() + 60_000 }),
    await eve.ask('conversation:tag', { ...act(id), add: ['mine'], remove: [] }),
    await eve.ask('conversation:prioritise', { ...act(id), priority: 'low' }),
    await eve.ask('conversation:merge', { ...act(id), into: id }),
    await eve.ask('receipt:mark', { conversation: id, delivered: 1, read: 1 }),
    await eve.ask('typing:set', { conversation: id, typing: true }),
  ]) {
    expect(refusal(answer)).toBe('not_found')
  }
  granted(await visitor.ask('message:send', words(id, 'More')))
  expect(eve.pushed('entry:appended')).toEqual([])
  expect(eve.pushed('conversation:changed')).toEqual([])
})
