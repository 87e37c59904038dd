import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEvents } from '../launcher/events.ts'
import { installChatwoot } from './chatwoot.ts'
import { installCrisp } from './crisp.ts'
import { installIntercom } from './intercom.ts'
import type { Target } from './shim.ts'
import { installTawk } from './tawk.ts'
import { installZendesk } from './zendesk.ts'

// biome-ignore lint/suspicious/noExplicitAny: these globals are what pages make of them
const page = window as unknown as Record<string, any>
let asked: unknown[][]
let deskbell: Target
let events: ReturnType<typeof createEvents>
let remove: () => void
let warn: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  asked = []
  events = createEvents()
  const note =
    (name: string) =>
    async (...args: unknown[]) =>
      void asked.push([name, ...args])
  const verbs = [
    'boot',
    'update',
    'open',
    'close',
    'toggle',
    'show',
    'hide',
    'send',
    'prefill',
    'search',
    'article',
    'greet',
  ]
  deskbell = {
    ...Object.fromEntries(
      [...verbs, 'logout', 'destroy', 'page', 'identify', 'set', 'track'].map((name) => [name, note(name)]),
    ),
    on: (name: string, run: () => void) => events.on(name, run),
    get: (key: string) => ({ isOpen: true, isVisible: true, unread: 2, conversationId: null })[key] ?? null,
  } as unknown as Target
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  remove = () => {}
})
afterEach(() => {
  remove()
  vi.restoreAllMocks()
  for (const name of [
    'Intercom',
    'intercomSettings',
    '$crisp',
    'chatwootSDK',
    '$chatwoot',
    'chatwootSettings',
    'zE',
    'Tawk_API',
  ])
    delete page[name]
})

test("Intercom: the snippet's queue runs in order, then calls go straight through", () => {
  page.intercomSettings = { app_id: 'x', alignment: 'left', theme_mode: 'system', action_color: '#aa0000' }
  const stub = Object.assign((...args: unknown[]) => stub.q.push(args), { q: [] as unknown[][] })
  page.Intercom = stub
  stub('boot', { language_override: 'et' })
  stub('showNewMessage', 'Do you have these in 42?')
  remove = installIntercom(deskbell)
  page.Intercom('show')
  page.Intercom('showSpace', 'help')
  page.Intercom('showArticle', 12)
  expect(asked).toEqual([
    ['boot', { position: 'left', theme: 'auto', accent: '#aa0000', locale: 'et' }],
    ['prefill', 'Do you have these in 42?'],
    ['open'],
    ['open', 'help'],
    ['article', '12'],
  ])
})

test('Intercom: registrations hear, what is not ours warns once, and the real one is left alone', () => {
  remove = installIntercom(deskbell)
  const shown = vi.fn()
  const counted = vi.fn()
  page.Intercom('onShow', shown)
  page.Intercom('onUnreadCountChange', counted)
  events.emit('panel:opened')
  events.emit('unread:changed', { count: 3 })
  expect([shown.mock.calls.length, counted.mock.calls]).toEqual([1, [[3]]])
  page.Intercom('startTour', 7)
  page.Intercom('startTour', 8)
  expect(warn.mock.calls).toEqual([['deskbell: "startTour" of Intercom is not supported and does nothing']])
  remove()
  expect(page.Intercom).toBeUndefined()
  const real = () => {}
  page.Intercom = real
  remove = installIntercom(deskbell)
  expect(page.Intercom).toBe(real)
})

test('Intercom: who it is, with proof, and what stands flat beside it; an event; a partial update', () => {
  page.intercomSettings = { app_id: 'x', user_id: 7, email: 'liis@mail.example', user_hash: 'ab12' }
  remove = installIntercom(deskbell)
  page.Intercom('boot', { name: 'Liis', plan: 'gold', company: { id: 1, name: 'Rosso' }, created_at: 1700000000 })
  page.Intercom('update', { orders: 3 })
  page.Intercom('trackEvent', 'ordered', { total: 12 })
  page.Intercom('shutdown')
  page.Intercom('update', { user_id: '8', intercom_user_jwt: 'a.b.c' })
  const attributes = { plan: 'gold', company: 'Rosso', created_at: 1700000000 }
  expect(asked).toEqual([
    ['boot', {}],
    ['identify', { id: '7', email: 'liis@mail.example', name: 'Liis', attributes }, { userHash: 'ab12' }],
    ['set', { attributes: { ...attributes, orders: 3 } }],
    ['track', 'ordered'],
    ['logout'],
    // Nothing of who left stays with who comes.
    ['identify', { id: '8' }, { token: 'a.b.c' }],
  ])
  expect(warn).not.toHaveBeenCalled()
})

test('Crisp: the calls of its guide say who it is, one after another', () => {
  remove = installCrisp(deskbell)
  page.$crisp.push(['set', 'user:email', ['liis@mail.example']])
  page.$crisp.push(['set', 'user:nickname', ['Liis']])
  page.$crisp.push(['set', 'user:phone', ['+372 5555 5555']])
  page.$crisp.push(['set', 'session:segments', [['vip', 'shop']]])
  page.$crisp.push([
    'set',
    'session:data',
    [
      [
        ['orders', 3],
        ['plan', 'gold'],
      ],
    ],
  ])
  page.$crisp.push(['set', 'session:data', ['city', 'Tartu']])
  page.$crisp.push(['set', 'session:event', [[['ordered', { total: 12 }, 'blue']]]])
  const heard = vi.fn()
  page.$crisp.push(['on', 'website:availability:changed', heard])
  events.emit('availability:changed', { online: 2, open: true, opensAt: null })
  expect(asked).toEqual([
    ['identify', { email: 'liis@mail.example' }, undefined],
    ['identify', { email: 'liis@mail.example', name: 'Liis' }, undefined],
    ['set', { attributes: { phone: '+372 5555 5555' } }],
    ['set', { labels: ['vip', 'shop'] }],
    ['set', { attributes: { phone: '+372 5555 5555', orders: 3, plan: 'gold' } }],
    ['set', { attributes: { phone: '+372 5555 5555', orders: 3, plan: 'gold', city: 'Tartu' } }],
    ['track', 'ordered'],
  ])
  expect(heard.mock.calls).toEqual([[true]])
  expect(warn).not.toHaveBeenCalled()
})

test('Crisp: what was pushed before runs, listeners hear and end', () => {
  page.$crisp = [
    ['safe', true],
    ['do', 'chat:open'],
  ]
  remove = installCrisp(deskbell)
  const heard = vi.fn()
  page.$crisp.push(['on', 'message:received', heard])
  events.emit('message:received', { text: 'Hello' })
  page.$crisp.push(['off', 'message:received'])
  events.emit('message:received', { text: 'Again' })
  page.$crisp.push(
    ['do', 'message:send', ['text', 'Hi']],
    ['do', 'helpdesk:query', ['returns']],
    ['set', 'message:text', ['Draft']],
  )
  page.$crisp.push(['do', 'overlay:open'], ['do', 'overlay:open'])
  expect(asked).toEqual([['open'], ['send', 'Hi'], ['search', 'returns'], ['prefill', 'Draft']])
  expect(heard.mock.calls).toEqual([[{ content: 'Hello', from: 'operator' }]])
  expect([page.$crisp.is('chat:opened'), page.$crisp.get('chat:unread:count')]).toEqual([true, 2])
  expect(warn).toHaveBeenCalledTimes(1)
})

test('Chatwoot: run boots with its settings, methods and window events work', () => {
  page.chatwootSettings = { position: 'left', locale: 'pt_BR', darkMode: 'auto', hideMessageBubble: true }
  remove = installChatwoot(deskbell)
  page.chatwootSDK.run({ websiteToken: 'rosso', baseUrl: 'https://chat.example.com' })
  const heard = vi.fn()
  window.addEventListener('chatwoot:on-message', heard, { once: true })
  events.emit('message:received', { text: 'Hello' })
  expect(heard.mock.calls[0]![0].detail).toMatchObject({ text: 'Hello' })
  expect(page.$chatwoot.hasLoaded).toBe(false)
  events.emit('ready')
  expect([page.$chatwoot.hasLoaded, page.$chatwoot.isOpen]).toEqual([true, true])
  page.$chatwoot.toggle('close')
  page.$chatwoot.toggleBubbleVisibility('show')
  page.$chatwoot.setUser('1', { email: 'a@b.c' })
  expect(asked).toEqual([
    [
      'boot',
      {
        launcher: 'hidden',
        position: 'left',
        locale: 'pt-BR',
        theme: 'auto',
        siteKey: 'rosso',
        baseUrl: 'https://chat.example.com',
      },
    ],
    ['close'],
    ['show'],
    ['identify', { id: '1', email: 'a@b.c' }, undefined],
  ])
  expect(warn).not.toHaveBeenCalled()
})

test('Chatwoot: user with its hash, attributes of person and conversation, labels; reset leaves nothing', () => {
  remove = installChatwoot(deskbell)
  const chatwoot = page.$chatwoot
  chatwoot.setUser(7, { name: 'Liis', email: 'a@b.c', identifier_hash: 'ab12', phone_number: '+372', city: null })
  chatwoot.setCustomAttributes({ plan: 'gold' })
  chatwoot.deleteCustomAttribute('phone_number')
  chatwoot.setConversationCustomAttributes({ order: 10042 })
  chatwoot.deleteConversationCustomAttribute('order')
  chatwoot.setLabel('vip')
  chatwoot.setLabel('shop')
  chatwoot.removeLabel('vip')
  chatwoot.reset()
  chatwoot.setLabel('new')
  chatwoot.popoutChatWindow()
  expect(asked).toEqual([
    ['identify', { id: '7', name: 'Liis', email: 'a@b.c', attributes: { phone_number: '+372' } }, { userHash: 'ab12' }],
    ['set', { attributes: { phone_number: '+372', plan: 'gold' } }],
    ['set', { attributes: { plan: 'gold' } }],
    ['set', { conversation: { order: 10042 } }],
    ['set', { conversation: {} }],
    ['set', { labels: ['vip'] }],
    ['set', { labels: ['vip', 'shop'] }],
    ['set', { labels: ['shop'] }],
    ['logout'],
    ['set', { labels: ['new'] }],
  ])
  expect(warn.mock.calls).toEqual([['deskbell: "popoutChatWindow" of Chatwoot is not supported and does nothing']])
})

test('Zendesk: messenger verbs, settings, and events that return how to stop', () => {
  remove = installZendesk(deskbell)
  page.zE('messenger', 'open')
  page.zE('messenger:set', 'locale', 'fr')
  page.zE('webWidget', 'hide')
  const heard = vi.fn()
  const stop = page.zE('messenger:on', 'unreadMessages', heard)
  events.emit('unread:changed', { count: 1 })
  stop()
  events.emit('unread:changed', { count: 2 })
  page.zE('messenger:set', 'conversationTags', ['x'])
  page.zE('messenger:set', 'conversationFields', [{ id: '4711', value: 'gold' }])
  page.zE('messenger:set', 'cookies', 'all')
  page.zE('nothing')
  expect(asked).toEqual([
    ['open'],
    ['update', { locale: 'fr' }],
    ['hide'],
    ['set', { labels: ['x'] }],
    ['set', { conversation: { '4711': 'gold' } }],
  ])
  expect(heard.mock.calls).toEqual([[1]])
  expect(warn).toHaveBeenCalledTimes(2)
})

test('Zendesk: loginUser takes the token from the page and tells it how it went', async () => {
  remove = installZendesk(deskbell)
  const done = vi.fn()
  page.zE('messenger', 'loginUser', (give: (token: string) => void) => give('a.b.c'), done)
  const [verb, user, proof] = asked[0] as [string, object, { token(): Promise<string> }]
  expect([verb, user, await proof.token()]).toEqual(['identify', {}, 'a.b.c'])
  events.emit('identity:rejected', { reason: 'signature' })
  events.emit('identity:changed', { user: { id: '7' } })
  expect(done.mock.calls).toEqual([[{ type: 'error', reason: 'signature' }]])
  page.zE('messenger', 'logoutUser')
  page.zE('webWidget', 'identify', { name: 'Liis', email: 'a@b.c' })
  expect(asked.slice(1)).toEqual([['logout'], ['identify', { name: 'Liis', email: 'a@b.c' }, undefined]])
})

test('tawk.to: visitor, login, attributes, events and tags, each with its callback', () => {
  page.Tawk_API = { visitor: { name: 'Liis', email: 'a@b.c', hash: 'ab12' }, customStyle: { zIndex: 5 } }
  remove = installTawk(deskbell)
  const tawk = page.Tawk_API
  const done = vi.fn()
  tawk.login({ userId: '7', name: 'Liis', hash: 'cd34' }, done)
  tawk.setAttributes({ plan: 'gold' }, done)
  tawk.addEvent('ordered', { total: 12 }, done)
  tawk.addEvent('looked', done)
  tawk.addTags(['vip', 'shop'], done)
  tawk.removeTags(['vip'], done)
  expect(done).toHaveBeenCalledTimes(6)
  tawk.onStatusChange = done
  events.emit('availability:changed', { online: 0, open: true, opensAt: null })
  expect(done).toHaveBeenLastCalledWith('away')
  expect(asked).toEqual([
    ['identify', { name: 'Liis', email: 'a@b.c' }, undefined],
    ['update', { zIndex: 5 }],
    ['identify', { id: '7', name: 'Liis', email: 'a@b.c' }, { userHash: 'cd34' }],
    ['set', { attributes: { plan: 'gold' } }],
    ['track', 'ordered'],
    ['track', 'looked'],
    ['set', { labels: ['vip', 'shop'] }],
    ['set', { labels: ['shop'] }],
  ])
  expect(warn).not.toHaveBeenCalled()
})

test('tawk.to: callbacks assigned before and after are called, methods answer', () => {
  const loaded = vi.fn()
  page.Tawk_API = { onLoad: loaded, customStyle: { zIndex: 5 } }
  remove = installTawk(deskbell)
  events.emit('ready')
  page.Tawk_API.onChatMaximized = loaded
  events.emit('panel:opened')
  expect(loaded).toHaveBeenCalledTimes(2)
  page.Tawk_API.maximize()
  page.Tawk_API.endChat()
  expect([page.Tawk_API.isChatMaximized(), page.Tawk_API.isChatOngoing()]).toEqual([true, false])
  expect(asked).toEqual([['update', { zIndex: 5 }], ['open']])
  expect(warn).toHaveBeenCalledTimes(1)
})

test('nothing that a page passes makes a shim throw', () => {
  const stops = [installIntercom, installCrisp, installChatwoot, installZendesk, installTawk].map((install) =>
    install(deskbell),
  )
  const odd = [undefined, null, 0, {}, [], Symbol.iterator, () => {}]
  for (const value of odd) {
    page.Intercom(value, value)
    page.$crisp.push(value, [value, value, value])
    page.zE(value, value, value)
    page.$chatwoot.toggle(value)
    page.Tawk_API.start(value)
  }
  expect(asked.every(([verb]) => ['toggle', 'show'].includes(verb as string))).toBe(true)
  for (const stop of stops) stop()
})
