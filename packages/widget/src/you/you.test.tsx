import type { VisitorExport } from '@deskbell/protocol'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPanelFrom } from '../panel/create-panel.tsx'
import {
  conversationOf,
  createFakeClient,
  createHandClock,
  type FakeClient,
  visitor,
} from '../panel/testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from '../panel/testing/fake-host.ts'
import { createFakeFiles } from '../panel/testing/fake-site.ts'
import type { Panel } from '../seams.ts'

let client: FakeClient
let host: FakeHost
let panel: Panel
let kept: Map<string, unknown>

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const all = <E extends HTMLElement>(selector: string) => [...root().querySelectorAll<E>(selector)]
const words = () => root().textContent ?? ''
const named = (name: string) => all('button').find((each) => each.textContent?.trim() === name)
const seen = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), { timeout: 5000 })
const switchOf = (label: string) =>
  all<HTMLLabelElement>('.like')
    .find((each) => each.textContent?.includes(label))!
    .querySelector<HTMLInputElement>('input')!
const said = () => [...host.root.querySelectorAll('.live div')].map((line) => line.textContent)

async function start(options: Parameters<typeof createFakeHost>[0] = {}): Promise<void> {
  host = createFakeHost({ greetings: 'on', ...options })
  const files = createFakeFiles()
  panel = await createPanelFrom({
    ...{ host, files, memory: createMemory(kept), clock: createHandClock() },
    openClient: () => client,
  })
  panel.show('you')
}
function choose(tag: string): void {
  const list = all<HTMLSelectElement>('select')[0]!
  list.value = tag
  list.dispatchEvent(new Event('change', { bubbles: true }))
}
const flip = (label: string) => switchOf(label).click()
const full: VisitorExport = {
  ...{ version: 1, at: 1, site: 'rosso', visitor: 'v1' },
  data: {
    visitorProfile: [{ id: 'p', name: 'Liis', claimed: { email: 'liis@mail.example' } }],
    entry: [
      { id: 'e1', seq: 1, createdAt: 1.7e12, body: { kind: 'text', text: 'Which size?' } },
      { id: 'e2', seq: 2, createdAt: 1.8e12, body: { kind: 'text', text: 'The 8, please' } },
    ],
    conversation: [{ id: 'c1', createdAt: 1.7e12, status: 'open' }],
    visitorToken: [{ id: 't1', createdAt: 1.7e12 }],
    searchMiss: [],
  },
}

beforeEach(() => {
  client = createFakeClient(createHandClock())
  kept = new Map()
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
})

describe('F145 your data', () => {
  test('is shown by kind, newest first, in plain words without keys', async () => {
    client.exportData = async () => ({ ok: true, export: full })
    await start()
    await seen('Everything that Rosso keeps about you in this chat.')
    named('Show my data')!.click()
    await seen('Which size?')
    const heads = all('summary').map((each) => each.textContent)
    expect(heads).toEqual(['About you1', 'Messages2', 'Conversations1', 'Technical records1'])
    expect(words().indexOf('The 8, please')).toBeLessThan(words().indexOf('Which size?'))
    expect(words()).toContain('Liis · liis@mail.example')
    expect(words()).not.toContain('e1')
  })

  test('is taken along as a file that holds all of it', async () => {
    client.exportData = async () => ({ ok: true, export: full })
    const files: Blob[] = []
    const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob)
      return 'blob:1'
    })
    const names: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download)
    })
    await start()
    await seen('Download as a file')
    named('Download as a file')!.click()
    await vi.waitFor(() => expect(names).toEqual(['rosso 2026-05-04.json']))
    expect(JSON.parse(await files[0]!.text())).toEqual(full)
    make.mockRestore()
    click.mockRestore()
  })

  test('nothing is kept of somebody who never wrote', async () => {
    await start()
    await seen('Show my data')
    named('Show my data')!.click()
    await seen('Nothing is kept about you.')
    expect(said()).toContain('Nothing is kept about you.')
  })

  test('is erased after being asked once more, and the device forgets it, too', async () => {
    kept.set('draft:t1', 'half a sentence')
    client.conversations.value = [conversationOf('t1')]
    client.thread('t1').add(visitor, { kind: 'text', text: 'Hello' })
    await start()
    await seen('Erase everything')
    named('Erase everything')!.click()
    await seen('This cannot be undone.')
    expect(client.asked).not.toContainEqual(['erase'])
    all('dialog button')
      .find((each) => each.textContent === 'Keep')!
      .click()
    await vi.waitFor(() => expect(all('dialog')).toHaveLength(0))
    expect(client.asked).not.toContainEqual(['erase'])
    named('Erase everything')!.click()
    await seen('This cannot be undone.')
    all('dialog button')
      .find((each) => each.textContent === 'Erase everything')!
      .click()
    await seen('Everything is erased.')
    expect(client.asked).toContainEqual(['erase'])
    expect(kept.has('draft:t1')).toBe(false)
    expect(said()).toContain('Everything is erased.')
  })

  test('what the server refuses is said, and nothing is forgotten', async () => {
    kept.set('draft:t1', 'half a sentence')
    client.erase = async () => ({ ok: false, error: { code: 'unavailable' } }) as never
    await start()
    await seen('Erase everything')
    named('Erase everything')!.click()
    await seen('This cannot be undone.')
    all('dialog button').at(-1)!.click()
    await seen('This did not work.')
    expect(kept.get('draft:t1')).toBe('half a sentence')
  })

  test('says that it waits for the network, and asks nothing', async () => {
    client.connection.value = 'offline'
    await start()
    await seen('You are offline. You can see and erase your data when you are back.')
    named('Show my data')!.click()
    named('Erase everything')!.click()
    expect(client.asked).toEqual([])
    expect(all('dialog')).toHaveLength(0)
    client.connection.value = 'online'
    await vi.waitFor(() => expect(words()).not.toContain('You are offline'))
  })
})

describe('settings', () => {
  test('greetings are turned off for this device, and on again', async () => {
    sessionStorage.setItem('deskbell:rosso:greetings', JSON.stringify({ visitor: '7', memory: { dismissals: 2 } }))
    await start()
    await seen('Greetings while you look around')
    expect(switchOf('Greetings').checked).toBe(true)
    flip('Greetings')
    const memory = () => JSON.parse(localStorage.getItem('deskbell:rosso:greetings')!)
    expect(memory()).toEqual({ visitor: '7', memory: { dismissals: 2, muted: true } })
    await vi.waitFor(() => expect(switchOf('Greetings').checked).toBe(false))
    flip('Greetings')
    expect(memory().memory.muted).toBe(false)
  })

  test('a site without greetings has no switch for them', async () => {
    await start({ greetings: 'off' })
    await seen('Sound for new messages')
    expect(words()).not.toContain('Greetings')
  })

  test('F42 the count in the tab is told once it is chosen, and kept', async () => {
    await start()
    await seen('Unread count in the tab')
    flip('Unread count in the tab')
    await vi.waitFor(() => expect(switchOf('Unread count').checked).toBe(true))
    expect(kept.get('like:alerts')).toEqual({ sound: false, notice: false, title: true })
  })

  test('notices that the browser refuses stay off, and it is said', async () => {
    vi.stubGlobal('Notification', { requestPermission: async () => 'denied' })
    await start()
    await seen('Notifications')
    flip('Notifications')
    await seen('Your browser does not allow notifications here.')
    expect(switchOf('Notifications').checked).toBe(false)
    expect(kept.has('like:alerts')).toBe(false)
    vi.unstubAllGlobals()
  })

  test('F149 the language is changed at once, wins over the page’s, and goes back to it', async () => {
    await start()
    await seen('As on this page')
    choose('et')
    await seen('Seaded ja sinu andmed')
    await seen('Nagu sellel lehel')
    expect(root().lang).toBe('et')
    host.speak('de')
    await new Promise((ok) => setTimeout(ok, 50))
    expect(root().lang).toBe('et')
    choose('')
    await seen('Einstellungen und Ihre Daten')
    expect(root().lang).toBe('de')
    expect(kept.has('like:language')).toBe(false)
  })

  test('a chosen language is spoken from the start next time', async () => {
    kept.set('like:language', 'ar')
    await start()
    await seen('الإعدادات وبياناتك')
    expect(root().dir).toBe('rtl')
  })
})

test('is reached from home, from the list of conversations, and from a conversation', async () => {
  await start()
  panel.show('home')
  await vi.waitFor(() => expect(named('Settings and your data')).toBeDefined(), { timeout: 5000 })
  named('Settings and your data')!.click()
  await seen('Your data')
  all('button')
    .find((each) => each.getAttribute('aria-label') === 'Back')!
    .click()
  await seen('How can we help?')
  panel.show('messages')
  await vi.waitFor(() => expect(named('Settings and your data')).toBeDefined())
  panel.show('chat')
  await vi.waitFor(() => expect(root().querySelector('.more > button')).not.toBeNull())
  root().querySelector<HTMLElement>('.more > button')!.click()
  await vi.waitFor(() => expect(named('Settings and your data')).toBeDefined())
  named('Settings and your data')!.click()
  await seen('Your data')
})
