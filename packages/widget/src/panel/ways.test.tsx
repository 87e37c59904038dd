import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Panel } from '../seams.ts'
import { createPanelFrom } from './create-panel.tsx'
import { loaders } from './parts.ts'
import { conversationOf, createFakeClient, createHandClock, type FakeClient, mari } from './testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from './testing/fake-host.ts'
import { createFakeFiles } from './testing/fake-site.ts'

/** Languages that wait on their way, by tag. */
const slow = vi.hoisted(() => new Map<string, Promise<void>>())
vi.mock(import('./edge/load-messages.ts'), async (original) => {
  const { loadMessages } = await original()
  return {
    async loadMessages(locale) {
      await slow.get(locale)
      return loadMessages(locale)
    },
  }
})

let client: FakeClient
let host: FakeHost
let panel: Panel

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const words = () => root().textContent ?? ''
const seen = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), { timeout: 5000 })
const button = (name: string) =>
  [...root().querySelectorAll<HTMLElement>('button')].find((each) => each.textContent?.trim() === name)

async function start(): Promise<void> {
  host = createFakeHost()
  panel = await createPanelFrom({
    ...{ host, clock: createHandClock(), memory: createMemory(new Map()), files: createFakeFiles() },
    openClient: () => client,
  })
}

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }))
  client = createFakeClient(createHandClock())
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
  slow.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('F4 views', () => {
  test('`faq` is help, and `chat/new` a conversation that has not begun', async () => {
    client.conversations.value = [conversationOf('t1', 'open')]
    client.thread('t1').add(mari, { kind: 'text', text: 'How is the fit?' })
    await start()
    panel.show('faq')
    await seen('Which size should I take?')
    panel.show('chat')
    await seen('How is the fit?')
    panel.show('chat/new')
    await seen(/^(?!.*How is the fit).*Ask me anything/)
  })

  test('what the page may read is there at once, and what nobody knows is nothing', async () => {
    await start()
    client.availability.value = { online: 2, open: true, opensAt: null, replyMinutes: 4 }
    expect(panel.get('availability')).toEqual({ online: 2, open: true, opensAt: null, replyMinutes: 4 })
    expect(panel.get('colour' as 'unread')).toBeUndefined()
  })
})

test('F17 the page hears that the team ended a conversation, once, and not what ended before', async () => {
  client.conversations.value = [conversationOf('t1', 'open')]
  const thread = client.thread('t1')
  thread.add(mari, { kind: 'solved' })
  thread.add(mari, { kind: 'reopened' })
  await start()
  panel.show('chat')
  thread.add(mari, { kind: 'solved' })
  await vi.waitFor(() => expect(host.events.map(({ name }) => name)).toContain('conversation:ended'))
  const ended = host.events.filter(({ name }) => name === 'conversation:ended')
  expect(ended.map(({ payload }) => payload)).toEqual([{ conversationId: 't1', by: 'agent' }])
})

describe('a screen whose code is out of reach', () => {
  test('says so, tries again when asked to, and comes', async () => {
    vi.spyOn(loaders, 'you').mockRejectedValueOnce(new TypeError('not fetched'))
    await start()
    panel.show('you')
    await seen('This could not be loaded.')
    button('Try again')!.click()
    await seen('Your data')
  })

  test('says that there is no network, and comes by itself when there is', async () => {
    vi.spyOn(loaders, 'you').mockRejectedValueOnce(new TypeError('not fetched'))
    await start()
    client.connection.value = 'offline'
    panel.show('you')
    await seen(/You are offline\.\s*Try again/)
    client.connection.value = 'online'
    await seen('Your data')
  })
})

test('F149 of two languages chosen quickly the last is spoken, whichever comes first', async () => {
  await start()
  panel.show('home')
  await seen('How can we help?')
  let arrive = () => {}
  slow.set(
    'ru',
    new Promise((done) => {
      arrive = done
    }),
  )
  host.speak('ru')
  host.speak('et')
  await seen('Kuidas saame aidata?')
  arrive()
  await new Promise((done) => setTimeout(done, 30))
  expect([root().lang, words()]).toEqual(['et', expect.stringContaining('Kuidas saame aidata?')])
})
