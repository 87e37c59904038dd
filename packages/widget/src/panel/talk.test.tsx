import type { SiteConfig } from '@deskbell/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Panel } from '../seams.ts'
import { htmlTranscript, textTranscript } from '../tools/transcript.ts'
import type { App } from './app.ts'
import { createPanelFrom } from './create-panel.tsx'
import {
  assistant,
  conversationOf,
  createFakeClient,
  createHandClock,
  type FakeClient,
  mari,
  visitor,
} from './testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from './testing/fake-host.ts'
import { config, createFakeFiles } from './testing/fake-site.ts'

let clock: ReturnType<typeof createHandClock>
let client: FakeClient
let host: FakeHost
let panel: Panel
let kept: Map<string, unknown>

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const all = (selector: string) => [...root().querySelectorAll<HTMLElement>(selector)]
const one = (selector: string) => all(selector)[0]!
const words = () => root().textContent ?? ''
const find = (name: string) =>
  all('button').find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name)
const button = (name: string) => find(name)!
const shown = (name: string) => vi.waitFor(() => expect(find(name), name).toBeDefined(), { timeout: 5000 })
const seen = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), { timeout: 5000 })
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))

function type(field: HTMLElement, text: string): void {
  ;(field as HTMLTextAreaElement).value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

async function start(more: Partial<SiteConfig> = {}): Promise<void> {
  host = createFakeHost()
  const files = createFakeFiles()
  panel = await createPanelFrom({
    ...{ host, clock, memory: createMemory(kept) },
    files: {
      ...files,
      async config(take) {
        take({ ...config, ...more })
        return true
      },
    },
    openClient: () => client,
  })
}
/** A conversation with a person, on the screen. */
async function withMari(more: Partial<SiteConfig> = {}) {
  const thread = client.thread('t1')
  thread.agent.value = { id: 'a1', name: 'Mari Kask' }
  thread.status.value = 'open'
  client.conversations.value = [conversationOf('t1', 'open')]
  await start(more)
  panel.show('chat')
  await shown('More')
  return thread
}

beforeEach(() => {
  clock = createHandClock()
  client = createFakeClient(clock)
  kept = new Map()
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
})

describe('what is said without words', () => {
  test('F32 a product card shows price and picture; its button tells the page and says it for the shopper', async () => {
    const thread = await withMari()
    thread.add(mari, {
      kind: 'cards',
      cards: [
        {
          ...{ title: 'Corsa red', text: 'Size 8', price: { amount: 129, currency: 'EUR' } },
          ...{ image: 'https://shop.example/corsa.jpg', link: 'javascript:alert(1)' },
          actions: [{ do: 'act', label: 'Keep only this size', name: 'keep-variant', value: '8' }],
        },
      ],
    })
    await seen('Size 8 · €129.00')
    expect(one('.item img').getAttribute('src')).toBe('https://shop.example/corsa.jpg')
    expect(all('.item a')).toHaveLength(0)
    button('Keep only this size').click()
    expect(host.events).toContainEqual({
      name: 'card:action',
      payload: { conversationId: 't1', card: 'Corsa red', action: 'keep-variant', value: '8' },
    })
    expect(thread.asked).toContainEqual(['send', 'Keep only this size: Corsa red'])
  })

  test('several cards are leafed through; an article opens in place', async () => {
    const thread = await withMari()
    const cards = ['One', 'Two', 'Three'].map((title) => ({ title, article: 'returns' }))
    thread.add(mari, { kind: 'cards', cards })
    await shown('Next card')
    const list = one('.cards.many')
    const moved: unknown[] = []
    list.scrollBy = ((to: unknown) => moved.push(to)) as never
    button('Next card').click()
    expect(moved).toHaveLength(1)
    button('Two').click()
    await seen('How do I return shoes?')
  })

  test('S27 a coupon is copied with one tap and says so; an old one cannot be', async () => {
    const thread = await withMari()
    const copied: string[] = []
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (text: string) => copied.push(text) } })
    thread.add(mari, { kind: 'coupon', code: 'SORRY10', text: '10 % off', until: clock.now() + 86_400_000 })
    await shown('Copy code')
    button('Copy code').click()
    await shown('Copied')
    expect(copied).toEqual(['SORRY10'])
    thread.add(mari, { kind: 'coupon', code: 'OLD', text: 'gone', until: clock.now() - 86_400_000 })
    await seen('Ended on')
    expect((button('Copy code') as HTMLButtonElement).disabled).toBe(true)
    vi.unstubAllGlobals()
  })

  test('F31 quick replies of an agent are tapped instead of typed, and go when something was said', async () => {
    const thread = await withMari()
    thread.add(mari, { kind: 'text', text: 'Which one?', replies: ['The red', 'The blue'] })
    await shown('The red')
    button('The red').click()
    expect(thread.asked).toContainEqual(['send', 'The red'])
    await vi.waitFor(() => expect(find('The blue')).toBeUndefined())
  })
})

describe('own words', () => {
  test('are changed and taken back; what is solved is only taken back', async () => {
    const thread = await withMari()
    thread.add(visitor, { kind: 'text', text: 'size 42' })
    await shown('Change or remove')
    button('Change or remove').click()
    await shown('Edit')
    button('Edit').click()
    await shown('Save')
    type(one('.edit textarea'), 'size 43')
    button('Save').click()
    expect(thread.asked).toContainEqual(['message:edit', { entry: 'e1', text: 'size 43' }])
    thread.status.value = 'solved'
    await shown('Change or remove')
    button('Change or remove').click()
    await shown('Remove')
    expect(find('Edit')).toBeUndefined()
    button('Remove').click()
    expect(thread.asked).toContainEqual(['message:remove', { entry: 'e1' }])
  })

  test('that did not leave go back to be written anew', async () => {
    const thread = await withMari()
    thread.add(visitor, { kind: 'text', text: 'too long for the wire' }, { state: 'failed', id: null, seq: null })
    await shown('Edit')
    button('Edit').click()
    await settle()
    expect((one('.compose textarea') as HTMLTextAreaElement).value).toBe('too long for the wire')
    expect(thread.lines.value).toHaveLength(0)
  })

  test('F40 a draft is there again after the panel was closed and the page loaded anew', async () => {
    await start()
    panel.show('chat')
    await vi.waitFor(() => expect(one('.compose textarea')).toBeDefined())
    type(one('.compose textarea'), 'half a sent')
    panel.destroy()
    await start()
    panel.show('chat')
    await vi.waitFor(() => expect((one('.compose textarea') as HTMLTextAreaElement).value).toBe('half a sent'))
  })
})

describe('the menu', () => {
  test('F44 ends the conversation after asking once more', async () => {
    const thread = await withMari()
    thread.add(mari, { kind: 'text', text: 'Hi' })
    button('More').click()
    await shown('End conversation')
    expect(one('.more > button').getAttribute('aria-expanded')).toBe('true')
    button('End conversation').click()
    await seen('End this conversation?')
    expect(thread.asked.some(([name]) => name === 'conversation:end')).toBe(false)
    all('dialog button')
      .find((each) => each.textContent === 'End conversation')!
      .click()
    expect(thread.asked).toContainEqual(['conversation:end', {}])
    expect(host.events.map(({ name }) => name)).toContain('conversation:ended')
  })

  test('is worked by keys: arrows go round, Escape closes it and not the panel', async () => {
    const thread = await withMari()
    thread.add(visitor, { kind: 'text', text: 'Hello' })
    await seen('Hello')
    button('More').click()
    await vi.waitFor(() => expect(all('[role^="menuitem"]').length).toBeGreaterThan(1))
    const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    one('[role^="menuitem"]').dispatchEvent(press)
    await vi.waitFor(() => expect(all('[role="menu"]')).toHaveLength(0))
    expect(panel.isOpen()).toBe(true)
  })

  test('a transcript holds all that was said, and markup in it is only text', () => {
    const app = {
      ...{ clock, locale: { peek: () => 'en', value: 'en' }, siteName: () => 'Rosso', assistantName: () => 'Bell' },
      t: Object.assign({}, { peek: () => (key: string) => key, value: (key: string) => key }),
    } as unknown as App
    const thread = client.thread('t9')
    thread.add(visitor, { kind: 'text', text: '<img src=x onerror=alert(1)>' })
    thread.add(mari, { kind: 'coupon', code: 'SORRY10', text: '10 % off' })
    thread.add(mari, { kind: 'cards', cards: [{ title: 'Corsa red', link: 'https://shop.example/corsa' }] })
    thread.add(mari, { kind: 'solved' })
    const text = textTranscript(app, thread.lines.value)
    for (const part of ['onerror', 'SORRY10', 'https://shop.example/corsa', 'note.solved', 'Mari Kask']) {
      expect(text).toContain(part)
    }
    const page = htmlTranscript(app, thread.lines.value, 'ltr')
    expect(page).not.toContain('<img')
    expect(page).toContain('&#60;img')
    void panel
    return start()
  })
})

const forms: SiteConfig['forms'] = {
  version: 1,
  consent: { version: '1', text: 'We keep what you write.', link: { label: 'Privacy', url: '/privacy' } },
  before: {
    at: 'start',
    fields: [
      { id: 'name', kind: 'name', label: 'Your name', required: true },
      { id: 'email', kind: 'email', label: 'E-mail', required: false },
      {
        ...{ id: 'about', kind: 'topic', label: 'What is it about?', required: false },
        options: [
          { id: 'order', label: 'An order' },
          { id: 'sizes', label: 'Sizes' },
        ],
      },
    ],
  },
  away: {
    afterSeconds: 60,
    fields: [
      { id: 'email', kind: 'email', label: 'E-mail', required: true },
      { id: 'message', kind: 'long', label: 'Message', required: true },
    ],
  },
}
const field = (label: string) => {
  const found = all('.form label').find((each) => each.textContent?.startsWith(label))!
  return root().querySelector<HTMLInputElement>(`[id="${found.getAttribute('for')}"]`)!
}

describe('forms', () => {
  test('F143 F168 nothing is said before consent and details are given; then what waited is said, once', async () => {
    await start({ forms })
    panel.send('Where is my order?')
    await seen('We keep what you write.')
    await seen('What is it about?')
    expect(all('.compose')).toHaveLength(0)
    const thread = client.threads.get('t1')!
    expect(thread.asked).toEqual([])
    button('Agree and start').click()
    await seen('This is needed.')
    expect(field('Your name').getAttribute('aria-invalid')).toBe('true')
    type(field('Your name'), 'Liis')
    type(field('E-mail'), 'liis@')
    await seen('This is no e-mail address')
    type(field('E-mail'), 'liis@mail.example')
    all('.form input[value="sizes"]')[0]!.click()
    await settle()
    button('Agree and start').click()
    const acts = () => thread.asked.filter(([name]) => name === 'form:submit' || name === 'send')
    await vi.waitFor(() => expect(acts()).toHaveLength(2))
    expect(acts()).toEqual([
      [
        'form:submit',
        {
          form: 'before',
          answers: [
            { field: 'name', value: 'Liis' },
            { field: 'email', value: 'liis@mail.example' },
            { field: 'about', value: 'sizes' },
          ],
          consent: '1',
        },
      ],
      ['send', 'Where is my order?'],
    ])
    await vi.waitFor(() => expect(all('.compose')).toHaveLength(1))
  })

  test('S8 what was given before, here or on another device, is not asked for again', async () => {
    client.details.value = { answers: { name: 'Liis', email: '' }, consent: '1' }
    await start({ forms })
    panel.show('chat')
    await seen('What is it about?')
    expect(words()).not.toMatch(/Your name|We keep what you write/)
  })

  test('F127 nobody is there: a message may be left, with when somebody is back in the shopper’s own zone', async () => {
    client.details.value = { answers: { name: 'Liis', email: 'liis@mail.example' }, consent: '1' }
    const thread = client.thread('t1')
    thread.add(visitor, { kind: 'text', text: 'Hello?' })
    thread.add(visitor, { kind: 'handoff', reason: 'asked' })
    thread.status.value = 'waiting'
    client.conversations.value = [conversationOf('t1', 'waiting')]
    const opensAt = clock.now() + 3600_000
    client.availability.value = { online: 0, open: false, opensAt }
    await start({ forms })
    panel.show('chat')
    await seen('Nobody is here right now')
    const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(opensAt)
    await seen(`Back: ${time}.`)
    expect(words()).not.toContain('E-mail')
    type(field('Message'), 'Please call me back')
    await settle()
    all('.form button').at(-1)!.click()
    await vi.waitFor(() =>
      expect(thread.asked).toContainEqual([
        'form:submit',
        { form: 'away', answers: [{ field: 'message', value: 'Please call me back' }], consent: null },
      ]),
    )
    await vi.waitFor(() => expect(all('.form')).toHaveLength(0))
  })

  test('F128 who waits longer than the owner wants is offered the form, and may go on waiting', async () => {
    const thread = client.thread('t1')
    thread.add(visitor, { kind: 'handoff', reason: 'asked' })
    thread.status.value = 'waiting'
    client.conversations.value = [conversationOf('t1', 'waiting')]
    client.availability.value = { online: 2, open: true, opensAt: null }
    await start({ forms })
    panel.show('chat')
    await vi.waitFor(() => expect(all('.compose')).toHaveLength(1))
    expect(all('.form')).toHaveLength(0)
    clock.turn(60_000)
    await seen('This takes longer than usual')
    button('Keep waiting').click()
    await vi.waitFor(() => expect(all('.form')).toHaveLength(0))
  })
})

const files: SiteConfig['files'] = { maxBytes: 2_000_000, types: ['image/png', 'application/pdf'], perDay: 5 }
const give = (list: File[]) => {
  const input = one('.attach input') as HTMLInputElement
  Object.defineProperty(input, 'files', { value: list, configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('files', () => {
  test('F33 a file is sent; while it travels its progress shows', async () => {
    const thread = await withMari({ files })
    give([new File(['x'], 'shoe.png', { type: 'image/png' })])
    expect(thread.asked).toContainEqual(['sendFile', 'shoe.png'])
    const { key } = thread.lines.value[0]!
    thread.lines.value = thread.lines.value.map((line) => ({ ...line, cid: key }))
    client.progress.value = new Map([[key, 0.4]])
    await vi.waitFor(() => expect((one('progress') as HTMLProgressElement).value).toBe(0.4))
  })

  test('F34 what cannot be sent is said in words, before anything travels', async () => {
    const thread = await withMari({ files })
    give([new File(['x'.repeat(2_000_001)], 'big.png', { type: 'image/png' })])
    await seen(/“big.png” is larger than 1.9 MB/)
    give([new File(['x'], 'run.exe', { type: 'application/x-msdownload' })])
    await seen('“run.exe” cannot be sent. Possible are PNG, PDF.')
    expect(thread.asked.some(([name]) => name === 'sendFile')).toBe(false)
  })

  test('without rules there is no button', async () => {
    await withMari({ files: null })
    await settle()
    expect(find('Attach a file')).toBeUndefined()
  })
})

test('F39 a long history is drawn as far as it is looked at', async () => {
  const thread = await withMari()
  for (let n = 0; n < 1000; n++) thread.add(n % 2 ? mari : visitor, { kind: 'text', text: `line ${n}` })
  await seen('line 999')
  await vi.waitFor(() => expect(all('.msg').length).toBeLessThan(30))
  const log = one('.log')
  const times = vi.spyOn(Intl.DateTimeFormat.prototype as unknown as { readonly format: unknown }, 'format', 'get')
  const more = async (count: number) => {
    times.mockClear()
    log.dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect(all('.msg').length).toBeGreaterThan(count))
  }
  for (const count of [24, 32, 40]) await more(count)
  // A frame brings as many as a slow device has time for.
  expect(all('.msg').length).toBeLessThanOrEqual(48)
  expect(words()).not.toContain('line 100 ')
  // Every message says its time: those that stood there were not drawn anew.
  expect(times.mock.calls.length).toBeLessThan(12)
  times.mockRestore()
  void assistant
})
