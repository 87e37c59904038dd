import { signal } from '@preact/signals-core'
import { beforeEach, expect, test } from 'vitest'
import type { App } from '../panel/app.ts'
import {
  conversationOf,
  createFakeClient,
  createHandClock,
  type FakeClient,
  mari,
  visitor,
} from '../panel/testing/fake-client.ts'
import { followTalk } from './index.ts'

let client: FakeClient
let told: [name: string, payload: Record<string, unknown>][]
let ends: (() => void)[]
const thread = () => client.thread('t1')
const news = () => told.splice(0).map(([name, { conversationId, ...rest }]) => [name, ...Object.values(rest)])

beforeEach(() => {
  client = createFakeClient(createHandClock())
  client.conversations.value = [conversationOf('t1')]
  told = []
})
function follow(): void {
  const chats = { list: client.conversations, get: (id: string) => ({ thread: client.thread(id) }) }
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const root = place.attachShadow({ mode: 'open' })
  const host = { root, emit: (name: string, payload: Record<string, unknown>) => void told.push([name, payload]) }
  ends = []
  followTalk({ chats, client, host, ends, facts: signal(null) } as unknown as App)
}
/** The server's word on the shopper's newest line. */
const become = (state: 'sent' | 'delivered' | 'read' | 'failed', more: object = {}) => {
  const lines = thread().lines.peek()
  thread().lines.value = [...lines.slice(0, -1), { ...lines.at(-1)!, state, id: 'e9', ...more }]
}

test('a message is told delivered and read once each, also where one came without the other', () => {
  follow()
  thread().send('Hello')
  become('sent')
  expect(news()).toEqual([])
  become('delivered')
  expect(news()).toEqual([['message:delivered', 'e9']])
  become('read')
  become('read')
  expect(news()).toEqual([['message:read', 'e9']])
  thread().send('Still there?')
  become('read')
  expect(news()).toEqual([
    ['message:delivered', 'e9'],
    ['message:read', 'e9'],
  ])
})

test('a message that failed says why; one that goes through at the next try is delivered', () => {
  follow()
  thread().send('Hello')
  become('failed', { error: 'too_large' })
  expect(news()).toEqual([['message:failed', 'too_large']])
  become('sent')
  become('delivered')
  expect(news()).toEqual([['message:delivered', 'e9']])
})

test('what was read before is history, and no news', () => {
  thread().add(visitor, { kind: 'text', text: 'Last week' }, { state: 'read' })
  thread().agent.value = { id: 'a1', name: 'Mari Kask' }
  follow()
  expect(news()).toEqual([])
})

test('a file is told when the server has it', () => {
  follow()
  thread().sendFile(new Blob(['x'], { type: 'image/png' }), 'shoe.png')
  expect(news()).toEqual([])
  become('sent')
  expect(news()).toEqual([['file:uploaded', 'e9']])
})

test('asking for a person: queued at each place, accepted, and who joins and leaves', () => {
  follow()
  thread().status.value = 'waiting'
  thread().place.value = { conversation: 't1', position: 2, waitMs: null } as never
  thread().place.value = { conversation: 't1', position: 1, waitMs: null } as never
  thread().agent.value = { id: 'a1', name: 'Mari Kask' }
  thread().status.value = 'open'
  thread().agent.value = { id: 'a2', name: 'Juhan' }
  thread().agent.value = null
  expect(news()).toEqual([
    ['handoff:queued', 2],
    ['handoff:queued', 1],
    ['agent:joined', 'Mari Kask'],
    ['handoff:accepted'],
    ['agent:left', 'Mari Kask'],
    ['agent:joined', 'Juhan'],
    ['agent:left', 'Juhan'],
  ])
})

test('back to the assistant without a person is declined', () => {
  follow()
  thread().status.value = 'waiting'
  thread().status.value = 'assistant'
  expect(news()).toEqual([['handoff:declined']])
})

test('typing of a person begins and ends; that of the assistant is nobody', () => {
  follow()
  thread().typing.value = { kind: 'assistant', id: null, name: null }
  thread().typing.value = mari
  thread().typing.value = null
  expect(news()).toEqual([
    ['agent:typing', true],
    ['agent:typing', false],
  ])
})

test('availability is told when it changes', () => {
  follow()
  const now = { online: 1, open: true, opensAt: null, replyMinutes: null, formAfterMs: null }
  client.availability.value = now
  client.availability.value = { ...now }
  client.availability.value = { ...now, online: 0, open: false, opensAt: 5 }
  expect(news()).toEqual([
    ['availability:changed', true, 1, null],
    ['availability:changed', false, 0, 5],
  ])
})

test('conversations that come later are followed, and none after the end', () => {
  follow()
  client.conversations.value = [...client.conversations.value, conversationOf('t2')]
  client.thread('t2').agent.value = { id: 'a1', name: 'Mari Kask' }
  expect(news()).toEqual([['agent:joined', 'Mari Kask']])
  for (const end of ends) end()
  client.thread('t2').agent.value = null
  thread().send('Hello')
  become('read')
  expect(news()).toEqual([])
})
