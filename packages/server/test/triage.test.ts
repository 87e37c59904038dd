import { randomUUID } from 'node:crypto'
import { compareListed, inboxViews, isInView, priorities } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AgentDevice, granted, openStage, refusal, type Stage, type VisitorDevice, words } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ agentGraceMs: 300 })
})
afterEach(() => stage.close())

const benIs = ['ben@shop.example', 'battery staple'] as const
const act = (conversation: string, cid: string = randomUUID()) => ({ cid, conversation })
const reply = (conversation: string, text: string) => ({
  ...{ ...act(conversation), stream: 'public' as const, body: { kind: 'text' as const, text } },
})
const toAgent = (id: string) => ({ kind: 'agent' as const, id })

async function started(visitor: VisitorDevice, text = 'Hello'): Promise<string> {
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, text)))
  return id
}
async function waiting(visitor: VisitorDevice): Promise<string> {
  const id = await started(visitor)
  granted(await visitor.ask('handoff:request', { ...act(id), reason: 'asked' }))
  return id
}
const list = async (agent: AgentDevice, view: (typeof inboxViews)[number], tag?: string) =>
  granted(await agent.ask('inbox:list', { view, ...(tag ? { tag } : {}) })).conversations
const ids = async (...args: Parameters<typeof list>) => (await list(...args)).map(({ id }) => id)
const notes = async (agent: AgentDevice, conversation: string) => {
  const resume = { conversation, stream: 'internal' as const, after: 0, afterId: null }
  return granted(await agent.ask('conversation:resume', resume)).entries
}

test('[M50] S6 an agent gives a conversation to another, once, with an entry only the team sees', async () => {
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const id = await waiting(visitor)
  const give = { ...act(id), from: null, to: toAgent(ben.id) }
  const { conversation } = granted(await ann.ask('conversation:assign', give))
  expect(conversation).toMatchObject({ status: 'open', agent: { id: ben.id, name: 'Ben' } })
  expect(granted(await ann.ask('conversation:assign', give)).conversation).toMatchObject({ agent: { id: ben.id } })
  const told = await notes(ann, id)
  expect(told.map(({ cid, body, author }) => [cid, body, author.name])).toEqual([
    [give.cid, { kind: 'assigned', to: toAgent(ben.id), name: 'Ben' }, 'Ann'],
  ])
  expect(await visitor.next('conversation:changed', ({ status }) => status === 'open')).toMatchObject({
    agent: { id: ben.id },
  })
  expect(visitor.pushed('entry:appended').map(({ body }) => body.kind)).toEqual(['text', 'handoff'])
  expect(await ids(ben, 'mine')).toEqual([id])
  granted(await ben.ask('message:send', reply(id, 'Hi')))
})

test('[M50] of two who give it away at once one wins, the other is told taken', async () => {
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const id = await waiting(visitor)
  const answers = await Promise.all([
    ann.ask('conversation:assign', { ...act(id), from: null, to: toAgent(ann.id) }),
    ben.ask('conversation:assign', { ...act(id), from: null, to: toAgent(ben.id) }),
  ])
  expect(answers.map((answer) => (answer.ok ? 'won' : answer.error.code)).sort()).toEqual(['taken', 'won'])
  const winner = answers[0]?.ok ? ann : ben
  const loser = winner === ann ? ben : ann
  const over = { ...act(id), from: winner.id, to: toAgent(loser.id) }
  expect(granted(await loser.ask('conversation:assign', over)).conversation.agent).toMatchObject({ id: loser.id })
})

test('[M50] to the queue it waits again, to the assistant it answers again; to nobody is refused', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const eve = await stage.agent('eve@other.example', 'other site pass')
  const id = await waiting(visitor)
  granted(await ann.ask('conversation:take', act(id)))
  const queue = { ...act(id), from: ann.id, to: { kind: 'queue' as const } }
  expect(granted(await ann.ask('conversation:assign', queue)).conversation).toMatchObject({
    ...{ status: 'waiting', agent: null },
  })
  expect(await visitor.next('queue:changed', ({ position }) => position === 1)).toMatchObject({ conversation: id })
  const back = { ...act(id), from: null, to: { kind: 'assistant' as const } }
  const { conversation } = granted(await ann.ask('conversation:assign', back))
  expect(conversation).toMatchObject({ status: 'assistant', agent: null, waitingSince: null })
  await visitor.next('conversation:changed', ({ status }) => status === 'assistant')
  granted(await visitor.ask('handoff:request', { ...act(id), reason: 'asked' }))
  expect(await ids(ann, 'waiting')).toEqual([id])
  const stranger = await ann.ask('conversation:assign', { ...act(id), from: null, to: toAgent(eve.id) })
  expect(stranger).toMatchObject({ ok: false, error: { code: 'bad_request', field: 'to.id' } })
  expect(refusal(await eve.ask('conversation:assign', { ...act(id), from: null, to: toAgent(eve.id) }))).toBe(
    'not_found',
  )
})

test('[M51] what is snoozed leaves the lists and comes back by itself at its time, still with its agent', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await ann.ask('conversation:take', act(id)))
  const until = Date.now() + 600
  const { conversation } = granted(await ann.ask('conversation:snooze', { ...act(id), until }))
  expect(conversation).toMatchObject({ snoozedUntil: until, status: 'open', waitingSince: null })
  expect([await ids(ann, 'inbox'), await ids(ann, 'mine'), await ids(ann, 'snoozed')]).toEqual([[], [], [id]])
  await ann.next('counts:changed', ({ snoozed, mine }) => snoozed === 1 && mine === 0)
  await ann.next('conversation:changed', ({ lastInternal }) => lastInternal === 2)
  expect(await ids(ann, 'mine')).toEqual([id])
  expect((await notes(ann, id)).map(({ body }) => body)).toEqual([
    { kind: 'snoozed', until },
    { kind: 'woken', why: 'time' },
  ])
})

test('[M51] the visitor’s words wake it, the assistant’s do not; an agent may, too', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  granted(await ann.ask('conversation:take', act(id)))
  const until = Date.now() + 3600_000
  granted(await ann.ask('conversation:snooze', { ...act(id), until }))
  granted(await visitor.ask('message:send', { ...words(id, 'I am a bot'), author: 'assistant' }))
  expect(await ids(ann, 'snoozed')).toEqual([id])
  granted(await visitor.ask('message:send', words(id, 'Are you there?')))
  expect(await list(ann, 'mine')).toMatchObject([{ id, snoozedUntil: null, waitingSince: expect.any(Number) }])
  granted(await ann.ask('conversation:snooze', { ...act(id), until }))
  granted(await ann.ask('conversation:snooze', { ...act(id), until: null }))
  expect(await ids(ann, 'mine')).toEqual([id])
  const whys = (await notes(ann, id)).flatMap(({ body }) => (body.kind === 'woken' ? [body.why] : []))
  expect(whys).toEqual(['words', 'agent'])
  for (const wrong of [Date.now() - 1, Date.now() + 400 * 24 * 3600_000]) {
    const answer = await ann.ask('conversation:snooze', { ...act(id), until: wrong })
    expect(answer).toMatchObject({ error: { code: 'bad_request', field: 'until' } })
  }
})

test('[M51] a snoozed conversation stays with an agent who leaves, and joins the queue when it wakes without her', async () => {
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const id = await waiting(visitor)
  granted(await ann.ask('conversation:take', act(id)))
  granted(await ann.ask('conversation:snooze', { ...act(id), until: Date.now() + 1200 }))
  ann.close()
  await new Promise((next) => setTimeout(next, 700))
  expect(await list(ben, 'snoozed')).toMatchObject([{ agent: { id: ann.id } }])
  await visitor.next('entry:appended', ({ body }) => body.kind === 'requeued')
  expect(await list(ben, 'waiting')).toMatchObject([{ id, agent: null }])
})

test('[M52] F119 tags are added, removed, counted and found by; two at once lose none', async () => {
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const [id, other] = [await waiting(visitor), await waiting(visitor)]
  await Promise.all([
    ann.ask('conversation:tag', { ...act(id), add: [' Sizing '], remove: [] }),
    ben.ask('conversation:tag', { ...act(id), add: ['vip'], remove: [] }),
  ])
  granted(await ann.ask('conversation:tag', { ...act(other), add: ['vip'], remove: [] }))
  const [listed] = await list(ann, 'inbox', 'sizing')
  expect([listed?.id, [...(listed?.tags ?? [])].sort()]).toEqual([id, ['sizing', 'vip']])
  expect([...(await ids(ann, 'inbox', 'vip'))].sort()).toEqual([id, other].sort())
  await ben.next('tags:changed', (tags) => tags[0]?.tag === 'vip' && tags[0].count === 2)
  granted(await ann.ask('conversation:tag', { ...act(id), add: [], remove: ['vip', 'none'] }))
  granted(await ann.ask('conversation:solve', act(other)))
  await ben.next('tags:changed', (tags) => tags.length === 1)
  expect(await ids(ann, 'inbox', 'vip')).toEqual([])
  const late = await stage.agent()
  expect(late.pushed('tags:changed')).toEqual([])
  const many = Array.from({ length: 20 }, (_, n) => `tag ${n}`)
  expect(await ann.ask('conversation:tag', { ...act(id), add: many, remove: [] })).toMatchObject({
    error: { code: 'too_large', field: 'add' },
  })
  expect(refusal(await ann.ask('conversation:tag', { ...act(id), add: ['a,b'], remove: [] }))).toBe('bad_request')
})

test('[M52] S6 the more urgent waits in front, and the queue of visitors is the same', async () => {
  const [one, two, ann] = [await stage.visitor(), await stage.visitor(), await stage.agent()]
  const [first, second] = [await waiting(one), await waiting(two)]
  expect(await ids(ann, 'waiting')).toEqual([first, second])
  const urgent = { ...act(second), priority: 'urgent' as const }
  expect(granted(await ann.ask('conversation:prioritise', urgent)).conversation.priority).toBe('urgent')
  granted(await ann.ask('conversation:prioritise', urgent))
  granted(await ann.ask('conversation:prioritise', { ...act(second), priority: 'urgent' }))
  expect(await ids(ann, 'waiting')).toEqual([second, first])
  await two.next('queue:changed', ({ position }) => position === 1)
  expect((await notes(ann, second)).map(({ body }) => body)).toEqual([{ kind: 'prioritised', priority: 'urgent' }])
})

test('[M53] two conversations of one visitor become one; of two visitors they do not', async () => {
  const [visitor, stranger, ann] = [await stage.visitor(), await stage.visitor(), await stage.agent()]
  const [from, into, foreign] = [await waiting(visitor), await waiting(visitor), await waiting(stranger)]
  granted(await ann.ask('conversation:open', { conversation: into }))
  granted(await ann.ask('conversation:tag', { ...act(from), add: ['returns'], remove: [] }))
  granted(await ann.ask('conversation:prioritise', { ...act(from), priority: 'high' }))
  expect(refusal(await ann.ask('conversation:merge', { ...act(from), into: foreign }))).toBe('bad_request')
  const merge = { ...act(from), into }
  expect(granted(await ann.ask('conversation:merge', merge)).conversation.status).toBe('solved')
  granted(await ann.ask('conversation:merge', merge))
  expect(await list(ann, 'inbox')).toMatchObject([{ id: into, tags: ['returns'], priority: 'high' }, { id: foreign }])
  const entry = await ann.next('entry:appended', ({ body }) => body.kind === 'merged')
  expect([entry.conversation, entry.body]).toEqual([into, { kind: 'merged', from }])
  expect((await notes(ann, from)).at(-1)?.body).toEqual({ kind: 'mergedInto', into })
  expect(visitor.pushed('entry:appended').some(({ body }) => body.kind === 'survey')).toBe(false)
})

test('[M54] the pages of a list, put together, are the whole list in its order, in every view', async () => {
  const [ann] = [await stage.agent()]
  const visitors = await Promise.all([stage.visitor(), stage.visitor()])
  const made = await Promise.all(Array.from({ length: 24 }, (_, n) => waiting(visitors[n % 2]!)))
  for (const [n, id] of made.entries()) {
    if (n % 3 === 0) granted(await ann.ask('conversation:take', act(id)))
    if (n % 6 === 0) granted(await ann.ask('message:send', reply(id, 'Hi')))
    granted(await ann.ask('conversation:prioritise', { ...act(id), priority: priorities[n % 4]! }))
    if (n % 5 === 0) granted(await ann.ask('conversation:snooze', { ...act(id), until: Date.now() + 3600_000 + n }))
    if (n % 7 === 0) granted(await ann.ask('conversation:solve', act(id)))
  }
  const all = (await Promise.all(inboxViews.map((view) => list(ann, view)))).flat()
  const known = [...new Map(all.map((each) => [each.id, each])).values()]
  expect(known).toHaveLength(24)
  for (const view of inboxViews) {
    const whole = await ids(ann, view)
    const expected = known.filter((each) =>
      isInView(
        view,
        { ...each, agent: each.agent?.id ?? null, snoozed: each.snoozedUntil !== null, mentioned: each.mentioned },
        ann.id,
      ),
    )
    expect(whole).toEqual(expected.sort(compareListed).map(({ id }) => id))
    for (const [n, id] of whole.entries()) {
      const after = known.find((each) => each.id === id)!
      const { conversations } = granted(await ann.ask('inbox:list', { view, after }))
      expect(conversations.map((each) => each.id)).toEqual(whole.slice(n + 1))
    }
  }
})

test('[M55] the clock runs from the visitor’s words to the agent’s, also where she has it already', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const id = await waiting(visitor)
  const asked = (await list(ann, 'waiting'))[0]?.waitingSince
  granted(await ann.ask('conversation:take', act(id)))
  expect((await list(ann, 'mine'))[0]?.waitingSince).toBe(asked)
  granted(await ann.ask('message:send', { ...reply(id, 'A note'), stream: 'internal' }))
  expect((await list(ann, 'mine'))[0]?.waitingSince).toBe(asked)
  granted(await ann.ask('message:send', reply(id, 'Hi')))
  expect((await list(ann, 'mine'))[0]?.waitingSince).toBeNull()
  granted(await visitor.ask('message:send', words(id, 'And now?')))
  const since = (await list(ann, 'mine'))[0]?.waitingSince
  granted(await visitor.ask('message:send', words(id, 'Hello?')))
  expect((await list(ann, 'mine'))[0]?.waitingSince).toBe(since)
  expect(since).toBeGreaterThan(asked ?? 0)
})

test('[M59] who says that she is away counts as nobody for visitors, and colleagues see it', async () => {
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  await visitor.next('presence:changed', ({ online }) => online === 2)
  granted(await ben.ask('availability:set', { availability: 'away' }))
  expect((await visitor.next('presence:changed', ({ online }) => online === 1)).online).toBe(1)
  const id = await waiting(visitor)
  granted(await ann.ask('conversation:take', act(id)))
  const { agents } = granted(await ann.ask('agents:list', {}))
  expect(agents.map(({ name, availability, open }) => [name, availability, open])).toEqual([
    ['Ann', 'online', 1],
    ['Ben', 'away', 0],
    ['Mari', 'offline', 0],
  ])
  const again = stage.connect('/agent', { extraHeaders: { cookie: ben.cookie } })
  expect(granted(await again.ask('session:start', { version: 1 })).availability).toBe('away')
})

test('[M56] F112 agents are told who looks and who replies, until the screen is gone', async () => {
  const [visitor, ann, ben] = [await stage.visitor(), await stage.agent(), await stage.agent(...benIs)]
  const eve = await stage.agent('eve@other.example', 'other site pass')
  const id = await waiting(visitor)
  granted(await ann.ask('viewing:set', { conversation: id, replying: false }))
  const looks = (name: string, replying: boolean) => (each: { viewers: { name: string; replying: boolean }[] }) =>
    each.viewers.some((viewer) => viewer.name === name && viewer.replying === replying)
  expect(await ben.next('viewers:changed', looks('Ann', false))).toMatchObject({ conversation: id })
  granted(await ben.ask('viewing:set', { conversation: id, replying: true }))
  expect((await ann.next('viewers:changed', looks('Ben', true))).viewers).toHaveLength(2)
  const late = stage.connect('/agent', { extraHeaders: { cookie: ann.cookie } })
  const started = granted(await late.ask('session:start', { version: 1 }))
  expect(started.viewers).toMatchObject([{ conversation: id, viewers: [{ name: 'Ann' }, { name: 'Ben' }] }])
  ben.close()
  await ann.next('viewers:changed', ({ viewers }) => viewers.length === 1 && viewers[0]?.name === 'Ann')
  expect(refusal(await eve.ask('viewing:set', { conversation: id, replying: true }))).toBe('not_found')
  expect(visitor.pushed('viewers:changed' as never)).toEqual([])
  expect(eve.pushed('viewers:changed')).toEqual([])
})

const find = async (agent: AgentDevice, query: string) =>
  granted(await agent.ask('conversation:search', { query })).conversations.map(({ id }) => id)
/** Words become findable a moment after they were said. */
async function finds(agent: AgentDevice, query: string, expected: string[]): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await find(agent, query)).join() === expected.join()) return
    await new Promise((next) => setTimeout(next, 200))
  }
  expect(await find(agent, query)).toEqual(expected)
}

test('[M58] conversations are found by words, notes, tags and beginnings of words, in any script', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const eve = await stage.agent('eve@other.example', 'other site pass')
  const shoes = await started(visitor, 'Žanna’s Corsa shoes are too narrow')
  const parcel = await started(visitor, '我的包裹在哪里？')
  await finds(ann, 'zanna corsa', [shoes])
  await finds(ann, 'COR', [shoes])
  await finds(ann, '包裹', [parcel])
  expect(await find(ann, 'corsa parcel')).toEqual([])
  expect(await find(ann, 'hoes')).toEqual([])
  for (const nothing of ['', '*', '" or ""', "'", '!:*']) expect(await find(ann, nothing)).toEqual([])
  expect(await find(eve, 'corsa')).toEqual([])
  granted(await ann.ask('message:send', { ...reply(parcel, 'Ask the courier'), stream: 'internal' }))
  granted(await ann.ask('conversation:tag', { ...act(parcel), add: ['big order'], remove: [] }))
  await finds(ann, 'courier order', [parcel])
  granted(await ann.ask('conversation:solve', act(shoes)))
  await finds(ann, 'narrow', [shoes])
})

test('[M58] what was removed is found no more, what was edited by its last words', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const id = randomUUID()
  const wrong = granted(await visitor.ask('message:send', words(id, 'My address is Elm street')))
  const other = granted(await visitor.ask('message:send', words(id, 'and I like maples')))
  await finds(ann, 'elm', [id])
  granted(await visitor.ask('message:edit', { ...act(id), entry: wrong.id, text: 'My address is Oak street' }))
  granted(await visitor.ask('message:remove', { ...act(id), entry: other.id }))
  await finds(ann, 'oak', [id])
  expect([await find(ann, 'elm'), await find(ann, 'maples')]).toEqual([[], []])
})

test('[M20] F113 F114 agents see who is on the site, live, and the pages of the visit with their times', async () => {
  const [visitor, ann] = [await stage.visitor(), await stage.agent()]
  const eve = await stage.agent('eve@other.example', 'other site pass')
  const id = await started(visitor)
  const page = (name: string) => ({ url: `https://shop.example/${name}`, title: name, type: 'product' as const })
  const set = async (name: string) =>
    granted(await visitor.ask('context:set', { page: page(name), cart: null, locale: 'et', referrer: null }))
  const told = new Promise((ok) => ann.socket.once('visitors:changed', ok))
  for (const name of ['corsa', 'corsa', 'roma']) await set(name)
  await told
  const listed = granted(await ann.ask('visitors:list', {}))
  expect(listed).toMatchObject({ total: 1, visitors: [{ id: visitor.id, page: page('roma'), conversation: { id } }] })
  const { context } = granted(await ann.ask('conversation:open', { conversation: id }))
  expect(context.pages?.map(({ title }) => title)).toEqual(['corsa', 'roma'])
  expect(granted(await eve.ask('visitors:list', {})).visitors).toEqual([])
  visitor.close()
  for (let tries = 0; tries < 30 && granted(await ann.ask('visitors:list', {})).total > 0; tries++) {
    await new Promise((next) => setTimeout(next, 100))
  }
  expect(granted(await ann.ask('visitors:list', {})).visitors).toEqual([])
})
