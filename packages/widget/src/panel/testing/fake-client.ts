import type { Clock, ConnectionState, Line, VisitorClient, VisitorThread } from '@deskbell/client'
import type {
  AnswerChange,
  Author,
  Availability,
  ConversationStatus,
  EntryBody,
  GivenAnswer,
  QueuePlace,
  VisitorConversation,
  VisitorDetails,
} from '@deskbell/protocol'
import { computed, type Signal, signal } from '@preact/signals-core'

/** A thread whose every fact the test sets by hand; what the panel asked of it is written down in `asked`. */
export interface FakeThread extends VisitorThread {
  lines: Signal<readonly Line[]>
  status: Signal<ConversationStatus>
  agent: Signal<{ id: string; name: string } | null>
  place: Signal<QueuePlace | null>
  typing: Signal<Author | null>
  unread: Signal<number>
  answered: Signal<ReadonlySet<string>>
  answer: Signal<AnswerChange | null>
  asked: unknown[][]
  add(author: Author, body: EntryBody, more?: Partial<Line>): Line
}

export interface FakeClient extends VisitorClient {
  connection: Signal<ConnectionState>
  online: Signal<number | null>
  conversations: Signal<readonly VisitorConversation[]>
  restored: Signal<boolean>
  availability: Signal<Availability | null>
  details: Signal<VisitorDetails | null>
  progress: Signal<ReadonlyMap<string, number>>
  kept: boolean
  asked: unknown[][]
  threads: Map<string, FakeThread>
  /** What is answered to what is asked by hand. */
  answers: Map<string, (input: object) => object>
  thread(id?: string): FakeThread
}

export const visitor: Author = { kind: 'visitor', id: 'v1', name: null }
export const assistant: Author = { kind: 'assistant', id: null, name: null }
export const mari: Author = { kind: 'agent', id: 'a1', name: 'Mari Kask' }

export const conversationOf = (id: string, status: ConversationStatus = 'assistant'): VisitorConversation => ({
  ...{ id, status, last: 1, agent: null, agentDelivered: 0, agentRead: 0, visitorRead: 0, updatedAt: 1 },
})

/** Time that stands still until it is turned. */
export function createHandClock(start = Date.UTC(2026, 4, 4, 12, 0)): Clock & { turn(ms: number): void } {
  let now = start
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms, run) {
      const one = { at: now + ms, run }
      waiting.add(one)
      return () => waiting.delete(one)
    },
    turn(ms) {
      now += ms
      for (const one of [...waiting].sort((a, b) => a.at - b.at)) {
        if (one.at > now || !waiting.delete(one)) continue
        one.run()
      }
    },
  }
}

interface FakeAct {
  body?: EntryBody
  author?: 'visitor' | 'assistant'
  form?: 'before' | 'away'
  answers: { field: string; value: string }[]
}

export function createFakeThread(id: string, clock: Clock): FakeThread {
  let count = 0
  const asked: unknown[][] = []
  const lines = signal<readonly Line[]>([])
  const answered = signal<ReadonlySet<string>>(new Set())
  function add(author: Author, body: EntryBody, more: Partial<Line> = {}): Line {
    const n = ++count
    const own = author.kind === 'visitor'
    const line: Line = {
      ...{ key: `${id}-${n}`, cid: own ? `c${n}` : null, id: `e${n}`, seq: n, stream: 'public', at: clock.now() },
      ...{ author, body, state: own ? 'sent' : 'stored', error: null, ...more },
    }
    lines.value = [...lines.value, line]
    return line
  }
  const note =
    (name: string) =>
    (...given: unknown[]) =>
      void asked.push([name, ...given])
  return {
    id,
    asked,
    lines,
    answered,
    add,
    status: signal<ConversationStatus>('assistant'),
    agent: signal<{ id: string; name: string } | null>(null),
    place: signal<QueuePlace | null>(null),
    typing: signal<Author | null>(null),
    unread: signal(0),
    send(text) {
      asked.push(['send', text])
      return add(visitor, { kind: 'text', text }, { state: 'waiting', id: null, seq: null }).key
    },
    answer: signal<AnswerChange | null>(null),
    askAnswer: () => ({ cid: 'none', begun: Promise.resolve(false) }),
    say(text, source) {
      asked.push(['say', text, source])
      return add(assistant, { kind: 'text', text, ...(source ? { source } : {}) }).key
    },
    addGreeting(greeting, text) {
      asked.push(['addGreeting', greeting, text])
      return add(assistant, { kind: 'greeting', greeting, text }).key
    },
    answerSurvey(survey, request, outcome, answers: GivenAnswer[]) {
      asked.push(['answerSurvey', survey, request, outcome, answers])
      answered.value = new Set([...answered.value, request])
    },
    act(command, input) {
      asked.push([command, input])
      const { body, author = 'visitor', answers, form } = input as never as FakeAct
      const by = author === 'visitor' ? visitor : assistant
      if (body) return add(by, body, { state: 'waiting', id: null, seq: null }).key
      if (form) add(visitor, { kind: 'form', form, answers: answers.map((one) => ({ ...one, label: one.field })) })
      return ''
    },
    sendFile(file, name) {
      asked.push(['sendFile', name])
      const body = { id: '', name, type: file.type as 'image/png', size: file.size }
      return add(visitor, { kind: 'file', file: body }, { state: 'waiting', id: null, seq: null }).key
    },
    withdraw(cid) {
      asked.push(['withdraw', cid])
      lines.value = lines.value.filter((line) => line.cid !== cid)
      return true
    },
    retry: note('retry'),
    requestHandoff: note('requestHandoff'),
    setTyping: note('setTyping'),
    markRead: note('markRead'),
  }
}

export function createFakeClient(clock: Clock): FakeClient {
  const asked: unknown[][] = []
  const threads = new Map<string, FakeThread>()
  const answers: FakeClient['answers'] = new Map()
  const note =
    (name: string) =>
    (...given: unknown[]) =>
      void asked.push([name, ...given])
  const conversations = signal<readonly VisitorConversation[]>([])
  return {
    asked,
    answers,
    threads,
    conversations,
    restored: signal(true),
    connection: signal<ConnectionState>('idle'),
    online: signal<number | null>(null),
    availability: signal<Availability | null>(null),
    details: signal<VisitorDetails | null>(null),
    progress: signal<ReadonlyMap<string, number>>(new Map()),
    unread: computed(() => conversations.value.reduce((sum, { id }) => sum + (threads.get(id)?.unread.value ?? 0), 0)),
    kept: true,
    thread(id = `t${threads.size + 1}`) {
      const thread = threads.get(id) ?? createFakeThread(id, clock)
      threads.set(id, thread)
      return thread
    },
    setContext: note('setContext'),
    voteArticle: note('voteArticle'),
    recordGreeting: note('recordGreeting'),
    answerSurvey: note('answerSurvey'),
    missSearch: note('missSearch'),
    connect: note('connect'),
    async exportData() {
      asked.push(['exportData'])
      return { ok: true, export: { version: 1, at: 0, site: 'rosso', visitor: 'v1', data: {} } }
    },
    async erase() {
      asked.push(['erase'])
      return { ok: true }
    },
    async ask(command, input) {
      asked.push([command, input])
      return (answers.get(command)?.(input) ?? null) as never
    },
    setPerson: note('setPerson'),
    async forget() {
      asked.push(['forget'])
      conversations.value = []
    },
    destroy: note('destroy'),
  }
}
