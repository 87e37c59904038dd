import type { SiteConfig } from '@deskbell/protocol'
import type { Stand } from './stand.ts'

const at = Date.UTC(2026, 4, 4, 11, 40)
const later = Date.UTC(2026, 4, 5, 7, 0)

const forms: SiteConfig['forms'] = {
  version: 1,
  consent: { version: '1', text: 'We keep this conversation for a year.', link: { label: 'Privacy', url: '/privacy' } },
  before: {
    at: 'start',
    intro: 'Tell us a little, so that the right person answers.',
    fields: [
      { id: 'name', kind: 'name', label: 'Your name', required: true },
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

/** With Mari, in the middle of it. */
function talk({ client, mari, visitor, assistant, conversationOf }: Stand) {
  const thread = client.thread('t1')
  thread.status.value = 'open'
  thread.agent.value = { id: 'a1', name: 'Mari Kask' }
  client.conversations.value = [conversationOf('t1', 'open')]
  client.online.value = 1
  thread.add(visitor, { kind: 'text', text: 'Which size should I take?' }, { at })
  thread.add(
    assistant,
    {
      kind: 'text',
      text: 'Corsa runs half a size small. If you are between sizes, take the **larger** one.',
      source: { id: 'size-guide', title: 'Which size should I take?' },
    },
    { at },
  )
  thread.add(visitor, { kind: 'text', text: 'I have wide feet, talk to a person please' }, { at, state: 'read' })
  thread.add(mari, { kind: 'taken' } as never, { at })
  thread.add(mari, { kind: 'text', text: 'Hi Liis! For wide feet I would take the 8. It is in stock:' }, { at })
  return thread
}

/** Every state a shopper can meet, by name: what is set before the panel opens, where, and what is done then. */
export interface State {
  before?(stand: Stand): void
  view: string
  /** Seen when the state is there. */
  shows: string
  act?(stand: Stand): void | Promise<void>
}

export const states: Record<string, State> = {
  home: { view: 'home', shows: '.home .card', before: (stand) => void talk(stand) },
  'home, nothing known': { view: 'home', shows: '.primary', before: ({ reach }) => reach.files(false) },
  'messages, none': { view: 'messages', shows: '.empty' },
  messages: {
    view: 'messages',
    shows: '.card',
    before(stand) {
      talk(stand).unread.value = 2
      stand.client.thread('t0').status.value = 'solved'
      stand.client.conversations.value = [stand.conversationOf('t1', 'open'), stand.conversationOf('t0', 'solved')]
    },
  },
  help: { view: 'help', shows: '.page, .hit' },
  'help, found': { view: 'help', shows: '.hit', act: ({ type }) => type('input', 'return') },
  'help, nothing': { view: 'help', shows: '.hit, .empty, .page', act: ({ type }) => type('input', 'umbrella') },
  article: { view: 'faq/returns', shows: '.art li' },
  assistant: { view: 'chat', shows: '.foot .chip' },
  conversation: { view: 'chat', shows: '.note', before: (stand) => void talk(stand) },
  'all kinds of messages': {
    view: 'chat',
    shows: '.coupon, .code',
    before(stand) {
      const thread = talk(stand)
      const { mari, visitor } = stand
      thread.lines.value = []
      const price = { amount: 129, currency: 'EUR' }
      const actions = [{ do: 'act' as const, label: 'Keep only this size', name: 'keep', value: '8' }]
      thread.add(mari, { kind: 'cards', cards: [{ title: 'Corsa red', text: 'Size 8', price, actions }] }, { at })
      thread.add(mari, { kind: 'coupon', code: 'SORRY10', text: '10 % off', until: later }, { at })
      const file = { id: 'f1', name: 'invoice.pdf', type: 'application/pdf' as const, size: 52_000 }
      thread.add(visitor, { kind: 'file', file } as never, { at })
      thread.add(visitor, { kind: 'text', text: 'And this?' }, { at, state: 'failed', id: null, seq: null })
      thread.add(mari, { kind: 'text', text: 'Well?', replies: ['The red', 'The blue'] }, { at })
      thread.typing.value = mari
    },
  },
  'waiting in line': {
    view: 'chat',
    shows: '.status span',
    before(stand) {
      const thread = talk(stand)
      thread.status.value = 'waiting'
      thread.agent.value = null
      thread.place.value = { conversation: 't1', position: 3, minutes: 4 } as never
    },
  },
  offline: {
    view: 'chat',
    shows: '.status .ico',
    before(stand) {
      const thread = talk(stand)
      stand.client.connection.value = 'offline'
      thread.add(stand.visitor, { kind: 'text', text: 'Are you there?' }, { at, state: 'waiting', id: null, seq: null })
    },
  },
  survey: {
    view: 'chat',
    shows: '.survey',
    before(stand) {
      const thread = talk(stand)
      thread.status.value = 'solved'
      thread.add(stand.mari, { kind: 'solved' }, { at })
      thread.add(stand.assistant, { kind: 'survey', survey: 'ces' }, { at })
    },
    act: ({ click }) => click('.survey label:nth-of-type(4), .survey input[value="4"]'),
  },
  'asked first': { view: 'chat', shows: '.form', before: ({ config }) => Object.assign(config, { forms }) },
  'nobody is here': {
    view: 'chat',
    shows: '.form',
    before(stand) {
      stand.config.forms = { version: 1, away: forms!.away }
      const thread = talk(stand)
      thread.status.value = 'waiting'
      thread.agent.value = null
      stand.client.online.value = 0
      stand.client.availability.value = { online: 0, open: false, opensAt: later }
    },
  },
  'changing own words': {
    view: 'chat',
    shows: '.own',
    before: (stand) => void talk(stand),
    async act({ click, until }) {
      click('.own button')
      await until('.own.open .quiet')
      click('.own.open .quiet')
    },
  },
  'settings and data': {
    view: 'you',
    shows: '.kinds, .erase',
    before({ client }) {
      const entry = [{ createdAt: at, body: { kind: 'text', text: 'Which size should I take?' } }]
      const data = { entry, conversation: [{ createdAt: at, status: 'open' }], visitorProfile: [{ name: 'Liis' }] }
      client.exportData = async () => ({ ok: true, export: { version: 1, at, site: 'rosso', visitor: 'v1', data } })
    },
    async act({ click, until }) {
      click('.acts-row button')
      await until('summary')
      click('summary')
    },
  },
  'settings, offline': {
    view: 'you',
    shows: '.hint',
    before({ client }) {
      client.connection.value = 'offline'
    },
  },
  // The last: what opens by focus closes when another panel takes it.
  'menu open': {
    view: 'chat',
    shows: '.more > button',
    before: (stand) => void talk(stand),
    act: ({ click }) => click('.more > button'),
  },
}

/** What takes the page for itself, and so stands alone. */
export const dialogs: Record<string, State> = {
  'transcript by e-mail': {
    view: 'chat',
    shows: '.more > button',
    before(stand) {
      talk(stand)
      Object.assign(stand.config, { mail: true })
      stand.client.answers.set('mail:read', () => ({ ok: true, wanted: true, email: null, proven: false }))
    },
    async act({ click, until, type }) {
      click('.more > button')
      // The third of six, once its code is there.
      await until('[role=menu] button:nth-child(6)')
      click('[role=menu] button:nth-child(3)')
      await until('dialog[open] input')
      type('dialog input', 'liis')
      click('dialog .primary')
      await until('[aria-invalid=true]')
    },
  },
}
