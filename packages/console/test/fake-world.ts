import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  Acted,
  AgentClient,
  AgentThread,
  Clock,
  ConnectionState,
  ConversationActs,
  Line,
  Typist,
} from '@deskbell/client'
import {
  type AgentAvailability,
  type AgentCommand,
  type AgentState,
  type Answer,
  type ConversationSummary,
  type Erased,
  type InboxView,
  type LowScoreNews,
  type Report,
  refuse,
  type Stream,
  type SurveyAnswer,
  type TagCount,
  type TeamState,
  type Viewer,
  type VisitorContext,
} from '@deskbell/protocol'
import { type Signal, signal } from '@preact/signals'
import type { Texts } from '../src/text/say.ts'
import type { Memory, Notice, Notices, Ring, World } from '../src/world.ts'

export const me = { id: 'agent-mari', name: 'Mari' }
export const noon = new Date(2026, 4, 12, 12, 0, 0).getTime()
export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A clock turned by hand. */
export function createHandClock(start = noon): Clock & { turn(ms: number): void } {
  let time = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    turn(ms) {
      const end = time + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter((each) => each !== due)
        time = due.at
        due.run()
      }
      time = end
    },
  }
}

export const summary = (n: number, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id: idOf(n),
  status: 'waiting',
  visitor: { id: `visitor-${n}`, name: `Person ${n}`, verified: false, online: true },
  locale: 'et',
  agent: null,
  last: 1,
  lastInternal: 0,
  preview: { text: `words of ${n}`, author: 'visitor' },
  waitingSince: noon - 42_000,
  agentRead: 0,
  visitorDelivered: 0,
  visitorRead: 0,
  handoffReason: 'asked',
  topic: null,
  updatedAt: noon - 42_000,
  createdAt: noon - 60_000,
  team: null,
  tags: [],
  mentioned: [],
  priority: 'normal',
  snoozedUntil: null,
  ...more,
})

let lines = 0
export const line = (text: string, more: Partial<Line> = {}): Line => {
  const seq = more.seq === undefined ? ++lines : more.seq
  return {
    key: `line-${lines}-${text.slice(0, 8)}`,
    cid: null,
    id: `entry-${seq}`,
    seq,
    stream: 'public',
    at: noon - 30_000,
    author: { kind: 'visitor', id: 'visitor-1', name: 'Person 1' },
    body: { kind: 'text', text },
    state: 'stored',
    error: null,
    ...more,
  }
}

export const context = (more: Partial<VisitorContext> = {}): VisitorContext => ({
  visitor: 'visitor-1',
  page: { url: 'https://shop.example/cart', title: 'Your cart', type: 'cart' },
  cart: {
    currency: 'EUR',
    total: 258,
    items: [
      {
        id: 'corsa',
        variantId: '75',
        name: 'Corsa red',
        options: { size: '7.5' },
        price: 129,
        quantity: 1,
        url: null,
        image: 'https://shop.example/corsa.jpg',
      },
    ],
  },
  locale: 'et',
  referrer: 'https://news.example/letter',
  device: 'iPhone, Safari',
  visits: 4,
  profile: { id: null, name: null, email: null, attributes: {}, labels: [], verified: false },
  details: [],
  consents: [],
  remarks: [],
  before: [],
  ...more,
})

export interface FakeThread extends AgentThread {
  summary: Signal<ConversationSummary | null>
  lines: Signal<readonly Line[]>
  context: Signal<VisitorContext | null>
  answers: Signal<readonly SurveyAnswer[]>
  typing: Signal<Typist | null>
}

export interface Fake {
  client: AgentClient
  conversations: Signal<readonly ConversationSummary[] | null>
  counts: Signal<Record<InboxView, number> | null>
  connection: Signal<ConnectionState>
  signedOut: Signal<boolean>
  reportVersion: Signal<number>
  lowScore: Signal<LowScoreNews | null>
  thread(id: string): FakeThread
  /** Everything the screens asked for, in order. */
  calls: unknown[][]
  /** What the next take, solve or reopen is answered. */
  answer: { next: (() => Promise<Acted>) | null }
  report: Signal<Answer<{ report: Report }>>
  tags: Signal<readonly TagCount[]>
  more: Signal<boolean>
  visitorsVersion: Signal<number>
  viewers: Signal<ReadonlyMap<string, readonly Viewer[]>>
  availability: Signal<AgentAvailability>
  /** What is answered to commands that belong to no conversation; without an answer they are `unavailable`. */
  answers: Map<AgentCommand, (input: never) => unknown>
}

export const emptyReport: Report = {
  surveys: [],
  conversations: { started: 0, solved: 0, handedOff: 0 },
  firstReply: { n: 0, median: null, p90: null, mean: null },
  solve: { n: 0, median: null, p90: null, mean: null },
  business: null,
  missed: 0,
  target: { ms: 300_000, within: 0 },
  byEmail: 0,
  channels: { widget: 0, email: 0, api: 0 },
  firstContact: { eligible: 0, first: 0 },
  assistant: { conversations: 0, handedOff: 0, confirmed: 0, unanswered: 0 },
  days: [],
  hours: Array.from({ length: 7 }, () => Array<number>(24).fill(0)),
  pages: [],
  agents: [],
  articles: [],
  unanswered: [],
  greetings: [],
  controls: [],
  themes: [],
  moods: [],
  low: [],
  choices: { languages: [], agents: [], pages: [] },
}

export const colleagues: { agents: AgentState[]; teams: TeamState[] } = {
  agents: [
    { id: 'agent-jaan', name: 'Jaan', availability: 'offline', open: 0, teams: [] },
    { id: 'agent-kati', name: 'Kati', availability: 'online', open: 4, teams: ['returns'] },
    { id: 'agent-liis', name: 'Liis', availability: 'online', open: 1, teams: [] },
    { ...me, availability: 'online', open: 2, teams: [] },
  ],
  teams: [{ id: 'returns', name: 'Returns' }],
}

/** A report in which everything stands that one can hold. */
export const fullReport: Report = {
  ...emptyReport,
  conversations: { started: 40, solved: 20, handedOff: 12 },
  firstReply: { n: 12, median: 48_000, p90: 90_000, mean: 50_000 },
  solve: { n: 20, median: 380_000, p90: 900_000, mean: 400_000 },
  business: {
    firstReply: { n: 12, median: 40_000, p90: 60_000, mean: 41_000 },
    solve: { n: 20, median: 300_000, p90: 600_000, mean: 310_000 },
  },
  missed: 3,
  target: { ms: 300_000, within: 11 },
  byEmail: 4,
  channels: { widget: 30, email: 4, api: 6 },
  firstContact: { eligible: 20, first: 15 },
  assistant: { conversations: 30, handedOff: 10, confirmed: 9, unanswered: 3 },
  days: ['2026-05-10', '2026-05-11', '2026-05-12'].map((day, n) => ({ day, assistant: 3 * n, person: n, nobody: 1 })),
  agents: [
    {
      ...{ agent: me.id, name: me.name, conversations: 9, replies: 30, solved: 8, open: 1 },
      firstReply: { n: 9, median: 48_000, p90: 90_000, mean: 50_000 },
    },
  ],
  articles: [{ article: 'returns', helpful: 9, unhelpful: 1, given: 20, handedOff: 5 }],
  unanswered: [
    { question: 'Can I pay in three parts?', locale: 'en', asked: 61, person: 48, also: ['pay in 3 parts'] },
  ],
  greetings: [{ greeting: 'two-sizes', variant: null, shown: 1940, engaged: 500, dismissed: 300, goals: 605 }],
  controls: [{ greeting: 'two-sizes', visitors: 1911, goals: 508 }],
  themes: [{ word: 'sole', count: 3, score: 2 }],
  moods: [{ mood: 'frustrated', count: 1 }],
  low: [
    {
      ...{ visitor: 'visitor-1', answer: idOf(7), survey: 'effort', question: 'easy', score: 1, limit: 2 },
      ...{ text: 'Too slow', conversation: idOf(4), at: noon, state: 'open', by: null },
    },
  ],
  choices: { languages: ['en', 'et'], agents: [me], pages: ['cart'] },
}

/** Durations as the server tells them. */
export const durations = (n: number, median: number | null, p90 = median): Report['firstReply'] => ({
  ...{ n, median, p90, mean: median },
})

/** A client made of signals that does what it is told and writes down what it was asked. */
export function createFakeAgent(): Fake {
  const calls: unknown[][] = []
  const view = signal<InboxView>('inbox')
  const conversations = signal<readonly ConversationSummary[] | null>([])
  const counts = signal<Record<InboxView, number> | null>({
    ...{ inbox: 2, mine: 0, mentions: 0, waiting: 3, unassigned: 1, snoozed: 0, solved: 0 },
  })
  const availability = signal<AgentAvailability>('online')
  const tags = signal<readonly TagCount[]>([])
  const tag = signal<string | null>(null)
  const more = signal(false)
  const visitorsVersion = signal(0)
  const viewers = signal<ReadonlyMap<string, readonly Viewer[]>>(new Map())
  const connection = signal<ConnectionState>('online')
  const signedOut = signal(false)
  const reportVersion = signal(0)
  const lowScore = signal<LowScoreNews | null>(null)
  const erased = signal<Erased | null>(null)
  const report = signal<Answer<{ report: Report }>>({ ok: true, report: emptyReport })
  const answer: Fake['answer'] = { next: null }
  const answers: Fake['answers'] = new Map()
  const threads = new Map<string, FakeThread>()
  let lastFilter = '{}'
  let sent = 0

  function createActs(id: string): ConversationActs {
    const act =
      (name: string) =>
      async (...more: unknown[]): Promise<Acted> => {
        calls.push([name, id, ...more])
        return answer.next ? answer.next() : { ok: true, conversation: summary(1, { id }) }
      }
    return {
      ...{ take: act('take'), solve: act('solve'), reopen: act('reopen'), assign: act('assign') },
      ...{ snooze: act('snooze'), tag: act('tag'), prioritise: act('prioritise'), merge: act('merge') },
    }
  }
  function createThread(id: string): FakeThread {
    return {
      id,
      summary: signal<ConversationSummary | null>(
        conversations.peek()?.find((each) => each.id === id) ?? summary(1, { id }),
      ),
      lines: signal<readonly Line[]>([]),
      context: signal<VisitorContext | null>(null),
      answers: signal<readonly SurveyAnswer[]>([]),
      typing: signal<Typist | null>(null),
      send(text: string, stream: Stream) {
        calls.push(['send', id, text, stream])
        return `cid-${++sent}`
      },
      sendBody(body, stream) {
        calls.push(['sendBody', id, body, stream])
        return `cid-${++sent}`
      },
      edit: (entry, text) => void calls.push(['edit', id, entry, text]),
      remove: (entry) => void calls.push(['remove', id, entry]),
      retry: (cid: string) => void calls.push(['retry', id, cid]),
      ...createActs(id),
      setTyping: (typing: boolean) => void calls.push(['typing', id, typing]),
      markRead: () => void calls.push(['read', id]),
    }
  }
  const thread = (id: string): FakeThread => {
    const known = threads.get(id) ?? createThread(id)
    threads.set(id, known)
    return known
  }
  return {
    conversations,
    counts,
    connection,
    signedOut,
    reportVersion,
    lowScore,
    report,
    answers,
    thread,
    calls,
    answer,
    tags,
    more,
    availability,
    viewers,
    visitorsVersion,
    client: {
      connection,
      agent: signal({ ...me, role: 'admin' as const }),
      site: signal({ key: 'rosso', name: 'Rosso', targetMs: 300_000, suggests: null }),
      availability,
      tags,
      tag,
      more,
      loadMore: () => void calls.push(['loadMore']),
      acts: createActs,
      visitorsVersion,
      viewsVersion: signal(0),
      viewers,
      look: (conversation, replying) => void calls.push(['look', conversation, replying]),
      colleagues: async () => ({ ok: true, ...colleagues }),
      async setAvailability(to) {
        calls.push(['availability', to])
        availability.value = to
      },
      counts,
      view,
      conversations,
      signedOut,
      reportVersion,
      lowScore,
      choose(to, narrowed = null, filter = {}) {
        const isSame = JSON.stringify(filter) === lastFilter
        if (to === view.value && narrowed === tag.value && isSame) return
        lastFilter = JSON.stringify(filter)
        const more = Object.keys(filter).length > 0 ? [narrowed, filter] : narrowed ? [narrowed] : []
        calls.push(['choose', to, ...more])
        view.value = to
        tag.value = narrowed
      },
      thread,
      async ask(command, input) {
        calls.push([command, input])
        const answered = answers.get(command)?.(input as never) ?? (command === 'report:read' ? report.value : null)
        return (answered ?? { ok: false, error: { code: 'unavailable', retry: true } }) as never
      },
      erased,
      connect: () => void calls.push(['connect']),
      destroy: () => void calls.push(['destroy']),
    },
  }
}

export const createFakeMemory = (values = new Map<string, string>()): Memory => ({
  get: (key) => values.get(key) ?? null,
  set: (key, value) => void values.set(key, value),
  delete: (key) => void values.delete(key),
  keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
})

/** The sentences of a language, as the built console loads them. */
export const readTexts = (language: string): Texts =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../src/text/locales/${language}.json`), 'utf8')) as Texts

export interface FakeWorld extends World {
  clock: ReturnType<typeof createHandClock>
  place: { hash: Signal<string>; go(hash: string): void }
  visible: Signal<boolean>
  /** The person does something. */
  stir(): void
  titles: string[]
  /** What was set on the document, newest last. */
  marks: unknown[][]
  rings: Ring[]
  shown: Notice[]
  notices: Notices & { permission: Signal<Notices['permission']['value']> }
}

/** A world around the fake client; `hash` is where the agent is. */
export function createFakeWorld(fake: Fake, hash = '#/inbox', more: Partial<World> = {}): FakeWorld {
  const at = signal(hash)
  const titles: string[] = []
  const marks: unknown[][] = []
  const rings: Ring[] = []
  const shown: Notice[] = []
  const permission = signal<Notices['permission']['value']>('default')
  const stirs = new Set<() => void>()
  let ids = 0
  return {
    stir() {
      for (const run of stirs) run()
    },
    client: fake.client,
    wishes: ['en-GB'],
    zone: 'UTC',
    origin: 'https://chat.example.com',
    loadTexts: async (language) => readTexts(language),
    memory: createFakeMemory(),
    session: { signIn: async () => 'ok', byCompany: async () => false, signOut: async () => true, restart: () => {} },
    apple: false,
    loadSite: async () => site,
    uploadFile: async (cid, file, part) => {
      marks.push(['upload', cid, file.name])
      part(0.5)
      const ref = { id: `file-${cid}`, name: file.name, type: 'image/png' as const, size: file.size }
      return /exe$/.test(file.name) ? refuse('bad_request', { field: 'type' }) : { ok: true, file: ref }
    },
    newId: () => `id-${++ids}`,
    forgetUnsent: async () => void marks.push(['forgetUnsent']),
    page: {
      setTitle: (title) => void titles.push(title),
      setLanguage: (tag) => void marks.push(['language', tag]),
      setTheme: (theme) => void marks.push(['theme', theme]),
      onStir(run) {
        stirs.add(run)
        return () => void stirs.delete(run)
      },
      setBadge: (count) => void marks.push(['badge', count]),
      download: (name, type, text) => void marks.push(['download', name, type, text]),
      copy: async (text) => {
        marks.push(['copy', text])
        return true
      },
    },
    bell: { ring: (ring) => void rings.push(ring) },
    ...more,
    notices: {
      permission,
      ask: async () => {
        permission.value = 'granted'
      },
      show: (notice) => void shown.push(notice),
    },
    clock: createHandClock(),
    place: {
      hash: at,
      go: (to) => {
        at.value = to
      },
    },
    visible: signal(true),
    titles,
    marks,
    rings,
    shown,
  }
}

/** What the server tells of the site. */
export const site = {
  version: 1,
  site: 'rosso',
  name: 'Rosso',
  defaultLanguage: 'en',
  help: null,
  replyTime: null,
  team: [],
  assistant: null,
  surveys: [
    {
      version: 1,
      id: 'effort',
      trigger: 'solved',
      questions: [
        {
          id: 'easy',
          kind: 'rating',
          metric: 'ces5',
          min: 1,
          max: 5,
          text: { en: 'How easy was it to get help today?' },
          ends: { low: 'Very difficult', high: 'Very easy' },
        },
        {
          id: 'what',
          kind: 'choice',
          many: true,
          text: 'What could have been easier?',
          options: [
            { id: 'waiting', label: 'Waiting' },
            { id: 'answer', label: 'The answer' },
          ],
        },
        { id: 'more', kind: 'open', text: 'Anything else?' },
      ],
    },
  ],
}
