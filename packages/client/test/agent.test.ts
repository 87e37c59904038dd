import type { AgentCommand, Answer, ConversationSummary, Entry, Refusal } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { beforeEach, expect, test } from 'vitest'
import { createAgentClient } from '../src/agent-client.ts'
import { createMemoryStorage } from '../src/edge/memory-storage.ts'
import { DisconnectedError } from '../src/errors.ts'
import type { AgentConnection, ConnectionState } from '../src/types.ts'
import { createRandom, createTurnedClock, newId, settle, type TurnedClock } from './turned-clock.ts'

const id = '00000000-0000-4000-8000-00000000c001'
let clock: TurnedClock
let logs: Record<'public' | 'internal', Entry[]>
let summary: ConversationSummary
let listed: ConversationSummary[]
let asked: { command: string; input: Record<string, unknown> }[]
let refuseNext: Record<string, Refusal[]>
let push: (event: string, payload?: unknown) => void
let line: { down(): void; up(): void }
let kept: Map<string, unknown>

function entry(
  stream: 'public' | 'internal',
  text: string,
  author: Entry['author'],
  at: number,
  cid: string | null,
): Entry {
  const seq = logs[stream].length + 1
  const made: Entry = {
    ...{ id: `${stream}-${seq}`, conversation: id, stream, seq, cid, at, author },
    body: { kind: 'text', text },
  }
  logs[stream].push(made)
  return made
}
const shopper = { kind: 'visitor' as const, id: 'v1', name: null }
const mari = { kind: 'agent' as const, id: 'a1', name: 'Mari' }
/** How many a page of the list holds. */
const page = 3
const counts = { inbox: 1, mine: 0, mentions: 0, waiting: 1, unassigned: 1, snoozed: 0, solved: 0 }

function connect(): AgentConnection {
  const state = signal<ConnectionState>('idle')
  const listeners = new Map<string, ((payload: never) => void)[]>()
  let reachable = true
  const answers: Partial<Record<AgentCommand, (input: never) => Answer<object>>> = {
    'session:start': () => ({
      ok: true,
      agent: { id: 'a1', name: 'Mari', role: 'agent' },
      site: { key: 'demo', name: 'Demo', targetMs: 300_000, suggests: null },
      availability: 'away',
      counts,
      tags: [{ tag: 'vip', count: 1 }],
      viewers: [{ conversation: id, viewers: [{ id: 'a2', name: 'Ben', replying: true }] }],
    }),
    'inbox:list'({ after }: { after?: { id: string } }) {
      const from = after ? listed.findIndex((one) => one.id === after.id) + 1 : 0
      return { ok: true, conversations: listed.slice(from, from + page), more: listed.length > from + page }
    },
    'conversation:open': () => ({
      ...{ ok: true as const, conversation: summary, answers: [] },
      context: {
        ...{ visitor: 'v1', page: null, cart: null, locale: 'et' },
        referrer: null,
        device: null,
        visits: 2,
        before: [],
      },
    }),
    'conversation:resume'({ stream, after }: { stream: 'public' | 'internal'; after: number }) {
      return { ok: true, entries: logs[stream].slice(after), last: logs[stream].length, more: false, reset: false }
    },
    'message:edit': ({ cid, entry, text }: { cid: string; entry: string; text: string }) =>
      change(cid, { kind: 'edited', entry, text }),
    'message:remove': ({ cid, entry }: { cid: string; entry: string }) => change(cid, { kind: 'removed', entry }),
    'message:send'({ cid, stream, body }: { cid: string; stream: 'public'; body: { text: string } }) {
      const stored = logs[stream].find((one) => one.cid === cid) ?? entry(stream, body.text, mari, clock.now(), cid)
      push('entry:appended', stored)
      return { ok: true, id: stored.id, cid, seq: stored.seq, at: stored.at, last: logs[stream].length }
    },
    'conversation:take'() {
      summary = { ...summary, status: 'open', agent: { id: 'a1', name: 'Mari' } }
      return { ok: true, conversation: summary }
    },
    'conversation:solve': () => ({ ok: true, conversation: summary }),
    'conversation:reopen': () => ({ ok: true, conversation: summary }),
    'conversation:assign'({ to }: { to: { id: string } }) {
      summary = { ...summary, status: 'open', agent: { id: to.id, name: 'Ben' } }
      return { ok: true, conversation: summary }
    },
    'conversation:snooze'({ until }: { until: number }) {
      summary = { ...summary, snoozedUntil: until, waitingSince: null }
      return { ok: true, conversation: summary }
    },
    'conversation:tag': () => ({ ok: true, conversation: summary }),
    'conversation:prioritise': () => ({ ok: true, conversation: summary }),
    'conversation:merge': () => ({ ok: true, conversation: summary }),
    'viewing:set': () => ({ ok: true }),
    'agents:list': () => ({ ok: true, agents: [], teams: [] }),
    'availability:set': () => ({ ok: true }),
    'receipt:mark': () => ({ ok: true }),
    'typing:set': () => ({ ok: true }),
    'answer:list': () => ({ ok: true, answers: [], more: false }),
    'key:list': () => ({ ok: true, keys: [] }),
    'key:create': () => ({ ok: true }),
    'key:revoke': () => ({ ok: true }),
    'webhook:list': () => ({ ok: true }),
    'webhook:create': () => ({ ok: true }),
    'webhook:change': () => ({ ok: true }),
    'webhook:rotate': () => ({ ok: true }),
    'webhook:remove': () => ({ ok: true }),
    'webhook:test': () => ({ ok: true }),
    'delivery:list': () => ({ ok: true }),
    'delivery:replay': () => ({ ok: true }),
    'report:read': () => ({ ok: true, report: {} }),
    'visitor:export': () => ({ ok: true, export: {} }),
    'visitor:erase': () => ({ ok: true }),
    'report:list': () => ({ ok: true, count: 0, conversations: [] }),
    'followup:set': () => ({ ok: true }),
    'setup:read': () => ({ ok: false, error: { code: 'unavailable', retry: true } }),
    'content:list': () => ({ ok: true, items: [] }),
    'content:open': () => ({ ok: false, error: { code: 'not_found', retry: false } }),
    'content:version': () => ({ ok: false, error: { code: 'not_found', retry: false } }),
    'content:save': () => ({ ok: true, version: 1, problems: [] }),
  }
  function change(cid: string, body: Entry['body']) {
    const stored = { ...entry('public', '', mari, clock.now(), cid), body }
    logs.public[stored.seq - 1] = stored
    push('entry:appended', stored)
    return { ok: true as const, id: stored.id, cid, seq: stored.seq, at: stored.at, last: logs.public.length }
  }
  push = (event, payload) => {
    if (state.peek() === 'online') for (const run of listeners.get(event) ?? []) run(structuredClone(payload) as never)
  }
  line = {
    down() {
      reachable = false
      state.value = 'offline'
    },
    up() {
      reachable = true
      state.value = 'online'
    },
  }
  return {
    state,
    async request(command, input) {
      if (!reachable || state.peek() !== 'online') throw new DisconnectedError()
      asked.push({ command, input: structuredClone(input) as Record<string, unknown> })
      const error = refuseNext[command]?.shift()
      if (error) return { ok: false, error }
      return structuredClone(answers[command]!(input as never)) as Answer<Record<string, unknown>>
    },
    on(event, run) {
      listeners.set(event, [...(listeners.get(event) ?? []), run as (payload: never) => void])
      return () => void listeners.delete(event)
    },
    start() {
      state.value = reachable ? 'online' : 'offline'
    },
    stop() {
      state.value = 'idle'
    },
  }
}

function openConsole() {
  return createAgentClient({
    connection: connect(),
    storage: createMemoryStorage(kept, true),
    clock,
    newId,
    random: createRandom(3),
  })
}

beforeEach(() => {
  clock = createTurnedClock()
  logs = { public: [], internal: [] }
  asked = []
  refuseNext = {}
  kept = new Map()
  summary = {
    ...{ id, status: 'waiting', visitor: { id: 'v1', name: null, verified: false, online: true }, locale: 'et' },
    ...{ agent: null, last: 1, lastInternal: 0, preview: null, waitingSince: 1000, agentRead: 0 },
    ...{ team: null, tags: [], mentioned: [], priority: 'normal', snoozedUntil: null },
    ...{ visitorDelivered: 0, visitorRead: 0, topic: null, handoffReason: 'asked', updatedAt: 1000, createdAt: 1000 },
  }
  listed = [summary]
  entry('public', 'Where is my parcel?', shopper, clock.now(), '00000000-0000-4000-8000-0000000000f1')
})

test('sign-in, the list, a conversation with both streams by time, and a reply that is delivered and read', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  expect(client.agent.value?.name).toBe('Mari')
  expect(client.conversations.value?.map((one) => one.id)).toEqual([id])
  const thread = client.thread(id)
  await settle()
  expect(thread.context.value?.visits).toBe(2)
  await clock.turn(1000)
  thread.send('Ask the courier', 'internal')
  await clock.turn(1000)
  thread.send('It comes today', 'public')
  expect(thread.lines.value.at(-1)).toMatchObject({ state: 'waiting', stream: 'public' })
  await settle()
  expect(thread.lines.value.map(({ body, state }) => ['text' in body && body.text, state])).toEqual([
    ['Where is my parcel?', 'stored'],
    ['Ask the courier', 'sent'],
    ['It comes today', 'sent'],
  ])
  push('receipt:changed', { conversation: id, side: 'visitor', delivered: 2, read: 0 })
  expect(thread.lines.value.at(-1)?.state).toBe('delivered')
  push('receipt:changed', { conversation: id, side: 'visitor', delivered: 2, read: 2 })
  expect(thread.lines.value.at(-1)?.state).toBe('read')
  expect(thread.lines.value[1]?.state).toBe('sent')
})

test('taking answers with the conversation; the loser of a race is told', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  const thread = client.thread(id)
  await settle()
  refuseNext = { 'conversation:take': [{ code: 'taken', retry: false }] }
  expect(await thread.take()).toEqual({ ok: false, error: { code: 'taken', retry: false } })
  expect((await thread.take()).ok).toBe(true)
  expect(thread.summary.value?.agent?.name).toBe('Mari')
  line.down()
  expect(await thread.solve()).toMatchObject({ ok: false, error: { code: 'unavailable', retry: true } })
})

test('[X69] a reply survives the browser and waits for the line', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  const thread = client.thread(id)
  await settle()
  line.down()
  thread.send('unsent', 'public')
  await settle()
  client.destroy()
  const next = openConsole()
  const again = next.thread(id)
  await settle()
  expect(again.lines.value.map(({ state }) => state)).toEqual(['waiting'])
  next.connect()
  await settle()
  expect(logs.public.map(({ body }) => 'text' in body && body.text)).toEqual(['Where is my parcel?', 'unsent'])
  expect(again.lines.value.map(({ state }) => state)).toEqual(['stored', 'sent'])
})

const numbered = (n: number, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  ...{ ...summary, id: `00000000-0000-4000-8000-00000000d00${n}`, waitingSince: 1000 + n },
  ...more,
})
const shownIds = (client: ReturnType<typeof openConsole>) => client.conversations.value?.map((one) => one.id.slice(-1))
const timesListed = () => asked.filter(({ command }) => command === 'inbox:list').length

test('what changes elsewhere is put in its place, or taken away, without asking for the list', async () => {
  listed = [numbered(2), numbered(4)]
  const client = openConsole()
  client.connect()
  await settle()
  const before = timesListed()
  push('conversation:changed', numbered(3))
  push('conversation:changed', numbered(5, { priority: 'urgent' }))
  expect(shownIds(client)).toEqual(['5', '2', '3', '4'])
  push('conversation:changed', numbered(2, { snoozedUntil: 9_000_000, waitingSince: null }))
  push('conversation:changed', numbered(3, { status: 'solved', waitingSince: null }))
  expect(shownIds(client)).toEqual(['5', '4'])
  push('tags:changed', [{ tag: 'returns', count: 2 }])
  expect(client.tags.value).toEqual([{ tag: 'returns', count: 2 }])
  expect(timesListed()).toBe(before)
})

test('a long list comes in pages; what is pushed beyond the last one waits for its page', async () => {
  listed = [1, 2, 3, 4, 5, 6, 7].map((n) => numbered(n))
  const client = openConsole()
  client.connect()
  await settle()
  expect([shownIds(client), client.more.value]).toEqual([['1', '2', '3'], true])
  push('conversation:changed', numbered(6, { visitorRead: 1 }))
  expect(shownIds(client)).toEqual(['1', '2', '3'])
  client.loadMore()
  client.loadMore()
  push('conversation:changed', numbered(4, { visitorRead: 1 }))
  push('conversation:changed', numbered(2, { status: 'solved', waitingSince: null }))
  await settle()
  expect([shownIds(client), client.more.value]).toEqual([['1', '3', '4', '5', '6'], true])
  expect(client.conversations.value?.find((one) => one.id.endsWith('4'))?.visitorRead).toBe(1)
  client.loadMore()
  await settle()
  expect([shownIds(client)?.at(-1), client.more.value]).toEqual(['7', false])
  listed = [1, 3, 4, 5, 6, 7].map((n) => numbered(n))
  line.down()
  line.up()
  await settle()
  expect(shownIds(client)).toEqual(['1', '3', '4', '5', '6', '7'])
})

test('a list narrowed to a tag keeps to it', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  listed = [numbered(1, { tags: ['vip'] })]
  client.choose('inbox', 'vip')
  await settle()
  expect(asked.at(-1)?.input).toEqual({ view: 'inbox', tag: 'vip' })
  push('conversation:changed', numbered(2))
  push('conversation:changed', numbered(3, { tags: ['vip', 'returns'] }))
  expect(shownIds(client)).toEqual(['1', '3'])
})

test('giving away says who has it here; a snoozed one leaves the list with the answer', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  const thread = client.thread(id)
  await settle()
  await thread.assign({ kind: 'agent', id: 'a2' })
  await thread.assign({ kind: 'queue' })
  expect(asked.slice(-2).map(({ input }) => [input.from, input.to])).toEqual([
    [null, { kind: 'agent', id: 'a2' }],
    ['a2', { kind: 'queue' }],
  ])
  expect(client.conversations.value).toHaveLength(1)
  await thread.snooze(9_000_000)
  expect(client.conversations.value).toHaveLength(0)
  await thread.tag({ add: ['vip'] })
  expect(asked.at(-1)?.input).toMatchObject({ conversation: id, add: ['vip'], remove: [] })
})

test('[M230] a filtered list takes what passes and leaves the rest; what only the server knows is asked for, once', async () => {
  listed = [numbered(2)]
  const client = openConsole()
  client.connect()
  await settle()
  client.choose('inbox', null, { language: 'et', assignee: 'nobody' })
  await settle()
  expect(asked.at(-1)).toEqual({
    ...{ command: 'inbox:list', input: { view: 'inbox', language: 'et', assignee: 'nobody' } },
  })
  push('conversation:changed', numbered(3, { locale: 'et-EE' }))
  push('conversation:changed', numbered(4, { locale: 'de' }))
  push('conversation:changed', numbered(5, { agent: { id: 'a2', name: 'Ben' }, status: 'open' }))
  expect(shownIds(client)).toEqual(['2', '3'])
  push('conversation:changed', numbered(2, { agent: { id: 'a2', name: 'Ben' }, status: 'open' }))
  expect(shownIds(client)).toEqual(['3'])

  client.choose('inbox', 'vip', { text: 'parcel' })
  await settle()
  const before = timesListed()
  push('conversation:changed', numbered(2, { tags: ['vip'], last: 9 }))
  expect(shownIds(client)).toEqual(['2'])
  push('conversation:changed', numbered(6, { tags: ['vip'] }))
  push('conversation:changed', numbered(7, { tags: ['vip'] }))
  push('conversation:changed', numbered(8))
  expect(shownIds(client)).toEqual(['2'])
  await clock.turn(2000)
  expect(timesListed()).toBe(before + 1)
})

test('the newest view wins over a slower answer to an older one', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  client.choose('mine')
  client.choose('solved')
  await settle()
  expect(client.view.value).toBe('solved')
  expect(asked.filter(({ command }) => command === 'inbox:list').at(-1)?.input).toEqual({ view: 'solved' })
})

test('F112 who looks is told, and what this screen shows is said again until it shows nothing', async () => {
  const client = openConsole()
  client.look(id, false)
  client.connect()
  await settle()
  expect(client.viewers.value.get(id)?.map(({ name, replying }) => [name, replying])).toEqual([['Ben', true]])
  push('viewers:changed', { conversation: id, viewers: [] })
  expect(client.viewers.value.size).toBe(0)
  client.look(id, true)
  client.look(id, true)
  await clock.turn(20_000)
  client.look(null, false)
  await clock.turn(60_000)
  const looks = asked.filter(({ command }) => command === 'viewing:set').map(({ input }) => input)
  expect(looks.map(({ conversation, replying }) => [conversation, replying])).toEqual([
    [id, false],
    [id, true],
    [id, true],
    [null, false],
  ])
})

test('what the agent says of herself is shown at once, and taken back where the server refuses', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  expect(client.availability.value).toBe('away')
  void client.setAvailability('online')
  expect(client.availability.value).toBe('online')
  await settle()
  refuseNext = { 'availability:set': [{ code: 'unavailable', retry: true }] }
  await client.setAvailability('offline')
  expect(client.availability.value).toBe('online')
})

test('a session that the server does not know any more asks for signing in', async () => {
  refuseNext = { 'session:start': [{ code: 'unauthorized', retry: false }] }
  const client = openConsole()
  client.connect()
  await settle()
  expect(client.signedOut.value).toBe(true)
  expect(client.connection.value).toBe('idle')
  client.connect()
  await settle()
  expect(client.signedOut.value).toBe(false)
  expect(client.connection.value).toBe('online')
})

test('a reconnect catches up with what was said meanwhile', async () => {
  const client = openConsole()
  client.connect()
  await settle()
  const thread = client.thread(id)
  await settle()
  line.down()
  entry('public', 'Hello?', shopper, clock.now(), null)
  line.up()
  await settle()
  expect(thread.lines.value.length).toBe(2)
})
