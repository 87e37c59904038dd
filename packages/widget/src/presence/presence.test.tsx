import type { SiteConfig } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPanelFrom } from '../panel/create-panel.tsx'
import { conversationOf, createFakeClient, createHandClock, type FakeClient } from '../panel/testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from '../panel/testing/fake-host.ts'
import { config, createFakeFiles } from '../panel/testing/fake-site.ts'
import type { Panel } from '../seams.ts'

const clock = createHandClock()
let client: FakeClient
let host: FakeHost
let panel: Panel
let asked: string[]
let answer: object | null

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const seen = (text: string | RegExp) =>
  vi.waitFor(() => expect(root().textContent ?? '').toMatch(text), { timeout: 5000 })

async function start(more: Partial<SiteConfig> = {}): Promise<void> {
  host = createFakeHost()
  panel = await createPanelFrom({
    ...{ host, clock, memory: createMemory(new Map()), openClient: () => client },
    files: {
      ...createFakeFiles(),
      async config(take) {
        take({ ...config, replyTime: null, ...more })
        return true
      },
    },
  })
}

beforeEach(() => {
  asked = []
  answer = { online: 2, open: true, opensAt: null, replyMinutes: 3 }
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return answer ? Response.json(answer) : new Response(null, { status: 503 })
  })
  client = createFakeClient(clock)
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

test('who opens the panel reads how soon people answer, asked for once and without a connection', async () => {
  await start()
  panel.show('home')
  await seen('Usual reply time: 3 minutes')
  panel.show('messages')
  await seen('No conversations yet')
  await seen('Usual reply time: 3 minutes')
  expect(asked).toEqual(['https://desk.example/v1/sites/rosso/availability'])
  expect(client.asked).toEqual([])
})

test('a closed shop says so and when it is back, in the shopper’s own zone, and changes with the connection', async () => {
  const opensAt = clock.now() + 3600_000
  answer = { online: 0, open: false, opensAt, replyMinutes: 3 }
  await start({ replyTime: { en: 'We usually reply at once' } })
  panel.show('home')
  const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(opensAt)
  await seen(`We are closed right now. Back: ${time}.`)
  client.availability.value = { online: 1, open: true, opensAt: null, replyMinutes: 3 }
  await seen('We usually reply at once')
})

test('who waits after hours reads when somebody is back', async () => {
  const thread = client.thread('t1')
  thread.status.value = 'waiting'
  client.conversations.value = [conversationOf('t1', 'waiting')]
  client.online.value = 0
  client.availability.value = { online: 0, open: false, opensAt: clock.now() + 3600_000 }
  await start()
  panel.show('chat')
  await seen(/Nobody is here right now\. We answer in this chat\. Back: /)
})

test('where nobody can be asked, nothing is said', async () => {
  answer = null
  await start()
  panel.show('home')
  await vi.waitFor(() => expect(asked).toHaveLength(1), { timeout: 5000 })
  expect(root().querySelector('.hero p')?.textContent).toBe('')
})
