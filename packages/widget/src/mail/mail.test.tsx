import type { SiteConfig } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPanelFrom } from '../panel/create-panel.tsx'
import {
  conversationOf,
  createFakeClient,
  createHandClock,
  type FakeClient,
  visitor,
} from '../panel/testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from '../panel/testing/fake-host.ts'
import { config, createFakeFiles } from '../panel/testing/fake-site.ts'
import type { Panel } from '../seams.ts'

let client: FakeClient
let host: FakeHost
let panel: Panel

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const find = <E extends HTMLElement>(selector: string) => root().querySelector<E>(selector)
const button = (name: string) =>
  [...root().querySelectorAll<HTMLElement>('button')].find((each) => each.textContent?.trim() === name)
const told = () => find('#db-mail-told')?.textContent
const toldIs = (text: string) => vi.waitFor(() => expect(told()).toBe(text), { timeout: 5000 })
const said = () => [...host.root.querySelectorAll('.live div')].map((line) => line.textContent)
const asked = () => client.asked.filter(([what]) => /mail/.test(String(what)))

async function start(more: Partial<SiteConfig> = { mail: true }, locale = 'en'): Promise<void> {
  host = createFakeHost({ locale })
  panel = await createPanelFrom({
    ...{ host, clock: createHandClock(), memory: createMemory(new Map()), openClient: () => client },
    files: {
      ...createFakeFiles(),
      async config(take) {
        take({ ...config, ...more })
        return true
      },
    },
  })
}
async function openMenu(): Promise<void> {
  panel.show('chat')
  await vi.waitFor(() => expect(find('.more > button')).not.toBeNull(), { timeout: 5000 })
  find('.more > button')!.click()
  await vi.waitFor(() => expect(find('[role="menu"]')).not.toBeNull())
}
async function openDialog(name = 'Send by e-mail'): Promise<void> {
  await openMenu()
  await vi.waitFor(() => expect(button(name)).toBeDefined(), { timeout: 5000 })
  button(name)!.click()
  await vi.waitFor(() => expect(find('dialog.mail')?.hasAttribute('open')).toBe(true))
}
function write(email: string): void {
  const field = find<HTMLInputElement>('dialog.mail input')!
  field.value = email
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }))
  client = createFakeClient(createHandClock())
  client.conversations.value = [conversationOf('t1', 'open')]
  client.thread('t1').status.value = 'open'
  client.thread('t1').add(visitor, { kind: 'text', text: 'Which size?' })
  client.answers.set('mail:read', () => ({ ok: true, email: null, proven: false, wanted: true }))
  client.answers.set('mail:set', (input) => ({ ok: true, proven: false, ...input }))
  client.answers.set('transcript:mail', () => ({ ok: true, cid: 'c', confirm: true }))
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

test('F43 a shop whose server sends no e-mail offers none', async () => {
  await start({})
  await openMenu()
  expect([button('Save as text') !== undefined, button('Send by e-mail')]).toEqual([true, undefined])
})

test('F43 who left no address writes one, and reads that it has to be confirmed', async () => {
  await start()
  await openDialog()
  button('Send')!.click()
  write('liis@')
  button('Send')!.click()
  await toldIs('This is no e-mail address, such as name@example.com.')
  write('liis@mail.example')
  button('Send')!.click()
  await toldIs('We sent a link to liis@mail.example. Open it, and the conversation follows.')
  expect(said()).toContain(told())
  expect(asked()).toEqual([
    ['mail:read', {}],
    ['mail:set', { wanted: true, email: 'liis@mail.example' }],
    ['transcript:mail', { cid: expect.any(String), conversation: 't1' }],
  ])
  button('Close')!.click()
  await vi.waitFor(() => expect(find('dialog.mail')).toBeNull())
  expect(host.root.activeElement).toBe(find('.more > button'))
})

test('F43 a proven address is not asked for', async () => {
  client.answers.set('mail:read', () => ({ ok: true, email: 'kadri@mail.example', proven: true, wanted: true }))
  client.answers.set('transcript:mail', () => ({ ok: true, cid: 'c', confirm: false }))
  await start()
  await openDialog()
  await vi.waitFor(() => expect(find('dialog.mail')?.textContent).toContain('kadri@mail.example'))
  expect(find('dialog.mail input')).toBeNull()
  button('Send')!.click()
  await toldIs('On its way to kadri@mail.example.')
  expect(asked().map(([what]) => what)).toEqual(['mail:read', 'transcript:mail'])
})

test.each([
  ['forbidden', 'No e-mails go to this address any more, as somebody there asked for that.'],
  ['rate_limited', 'That is enough e-mail for now. Please try again later.'],
  ['unavailable', 'This did not work. Please try again.'],
])('F43 %s is said, and one may try again', async (code, text) => {
  client.answers.set('transcript:mail', () => ({ ok: false, error: { code } }))
  await start()
  await openDialog()
  write('liis@mail.example')
  button('Send')!.click()
  await toldIs(text)
  client.answers.set('transcript:mail', () => ({ ok: true, cid: 'c', confirm: false }))
  button('Send')!.click()
  await toldIs('On its way to liis@mail.example.')
})

test('F43 offline says so, sends nothing, and goes on when the network is back', async () => {
  await start()
  client.connection.value = 'offline'
  await openDialog()
  write('liis@mail.example')
  await toldIs('You are offline.')
  button('Send')!.click()
  expect(asked().map(([what]) => what)).toEqual(['mail:read'])
  client.connection.value = 'online'
  await vi.waitFor(() => expect(button('Send')?.getAttribute('aria-disabled')).toBe('false'))
})

test('S21 answers by e-mail are turned off and on among the settings, where an address is known', async () => {
  client.answers.set('mail:read', () => ({ ok: true, email: 'liis@mail.example', proven: false, wanted: true }))
  client.answers.set('mail:set', (input) => ({ ok: true, email: 'liis@mail.example', proven: false, ...input }))
  await start({ mail: true }, 'et')
  panel.show('you')
  const row = () =>
    [...root().querySelectorAll<HTMLElement>('.like')].find((each) => each.textContent?.includes('Vastused e-kirjaga'))
  await vi.waitFor(() => expect(row()?.textContent).toContain('Vastused e-kirjaga, kui olen äraliis@mail.example'), {
    timeout: 5000,
  })
  const field = () => row()!.querySelector<HTMLInputElement>('input')!
  expect(field().getAttribute('aria-checked')).toBe('true')
  field().click()
  await vi.waitFor(() => expect(field().getAttribute('aria-checked')).toBe('false'))
  client.answers.set('mail:set', () => ({ ok: false, error: { code: 'unavailable' } }))
  field().click()
  await vi.waitFor(() => expect(said()).toContain('See ei õnnestunud. Proovi uuesti.'))
  expect(field().getAttribute('aria-checked')).toBe('false')
})
