import {
  type Answer,
  type ConversationStatus,
  type Entry,
  type ErrorCode,
  limits,
  parse,
  type Refusal,
  refuse,
  type VisitorCommand,
  type VisitorConversation,
  visitorCommands,
} from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { DisconnectedError, TimeoutError } from '../src/errors.ts'
import type { Clock, ConnectionState, VisitorConnection } from '../src/types.ts'

type AnyAnswer = Answer<Record<string, unknown>>
interface Row {
  visitor: string
  status: ConversationStatus
  log: Entry[]
  agentDelivered: number
  agentRead: number
  visitorDelivered: number
  visitorRead: number
}

/** What a test does to the line between one device and the server. */
export interface Wire {
  connection: VisitorConnection
  /** Cuts it; `up` mends it. Neither side is asked. */
  down(): void
  up(): void
  /** What happens to the next request: `lost` before the server, `unanswered` after it. */
  next: ('lost' | 'unanswered' | Refusal)[]
  /** Changes the pushes on their way: drop, double, reorder. */
  pushes: (deliver: () => void) => void
  /** All that was asked, in order. */
  asked: { command: string; input: Record<string, unknown> }[]
}

/** A server in memory that keeps the delivery contract, for one site; time and ids are its own. */
export interface FakeServer {
  wire(): Wire
  rows: Map<string, Row>
  acts: { command: string; input: Record<string, unknown> }[]
  /** An agent's words, or any entry the server makes itself. */
  append(conversation: string, body: Entry['body'], author?: Entry['author']): Entry
  changed(conversation: string): void
  receipt(conversation: string, delivered: number, read: number): void
  tell(event: string, payload: unknown): void
  /** A backup from before: everything after seq `to` is gone, and the memory of it, too. */
  loseAfter(conversation: string, to: number): void
  /** Sessions are unknown from now on. */
  revoke(): void
  refuseAll: ErrorCode | null
}

export function createFakeServer(clock: Clock): FakeServer {
  const rows = new Map<string, Row>()
  const tokens = new Map<string, string>()
  const erased = new Set<string>()
  const seen = new Map<string, { content: string; answer: AnyAnswer }>()
  const acts: FakeServer['acts'] = []
  const ends = new Set<{ visitor: string | null; push(event: string, payload: unknown): void }>()
  let ids = 0
  const newId = (kind: string) => `${kind}-${++ids}`

  function describe(id: string, row: Row): VisitorConversation {
    const { status, log, agentDelivered, agentRead, visitorRead } = row
    const agent = status === 'open' ? { id: 'a1', name: 'Mari' } : null
    const updatedAt = log.at(-1)?.at ?? 0
    return { id, status, last: log.length, agent, agentDelivered, agentRead, visitorRead, updatedAt }
  }
  function tellOwner(id: string, event: string, payload: unknown): void {
    const owner = rows.get(id)?.visitor
    for (const end of ends) if (end.visitor === owner) end.push(event, payload)
  }
  function store(id: string, row: Row, cid: string | null, author: Entry['author'], body: Entry['body']): Entry {
    const seq = row.log.length + 1
    const entry: Entry = { id: newId('e'), conversation: id, stream: 'public', seq, cid, at: clock.now(), author, body }
    row.log.push(entry)
    return entry
  }
  function rowOf(id: string, visitor: string): Row | null {
    const known = rows.get(id)
    if (known) return known.visitor === visitor ? known : null
    const none = { agentDelivered: 0, agentRead: 0, visitorDelivered: 0, visitorRead: 0 }
    const row: Row = { visitor, status: 'assistant', log: [], ...none }
    rows.set(id, row)
    return row
  }

  const commands: Record<string, (visitor: string, input: never) => AnyAnswer> = {
    'conversation:resume'(visitor, input: { conversation: string; after: number; afterId: string | null }) {
      const row = rows.get(input.conversation)
      if (!row || row.visitor !== visitor) return refuse('not_found')
      const { log } = row
      const other = input.after > log.length || (input.after > 0 && log[input.after - 1]?.id !== input.afterId)
      if (other) return { ok: true, entries: [], last: log.length, more: false, reset: true }
      const entries = log.slice(input.after, input.after + limits.resumePage)
      const more = input.after + entries.length < log.length
      return { ok: true, entries, last: log.length, more, reset: false }
    },
    'message:send'(visitor, input: { cid: string; conversation: string; author: 'visitor'; body: Entry['body'] }) {
      return once(visitor, input, () => {
        const row = rowOf(input.conversation, visitor)
        if (!row) return refuse('not_found')
        const author = { kind: input.author, id: visitor, name: null }
        const entry = store(input.conversation, row, input.cid, author, input.body)
        tellOwner(input.conversation, 'entry:appended', entry)
        return { ok: true, id: entry.id, cid: input.cid, seq: entry.seq, at: entry.at, last: row.log.length }
      })
    },
    'handoff:request'(visitor, input: { cid: string; conversation: string; reason: 'asked' }) {
      return once(visitor, input, () => {
        const row = rowOf(input.conversation, visitor)
        if (!row) return refuse('not_found')
        row.status = 'waiting'
        const body = { kind: 'handoff' as const, reason: input.reason }
        const author = { kind: 'visitor' as const, id: visitor, name: null }
        const entry = store(input.conversation, row, input.cid, author, body)
        tellOwner(input.conversation, 'entry:appended', entry)
        tellOwner(input.conversation, 'conversation:changed', describe(input.conversation, row))
        const place = { conversation: input.conversation, position: 1, waitMinutes: null }
        return { ok: true, id: entry.id, cid: input.cid, seq: entry.seq, at: entry.at, last: row.log.length, place }
      })
    },
    'visitor:export': (visitor) => ({
      ...{ ok: true, export: { version: 1, at: clock.now(), site: 'demo', visitor } },
      data: { conversation: [...rows].filter(([, row]) => row.visitor === visitor).map(([id]) => ({ id })) },
    }),
    'visitor:erase'(visitor) {
      for (const [id, row] of [...rows]) if (row.visitor === visitor) rows.delete(id)
      for (const [token, of] of tokens) if (of === visitor) erased.add(token)
      for (const end of ends) if (end.visitor === visitor) end.push('visitor:erased', undefined)
      return { ok: true }
    },
    'receipt:mark'(visitor, input: { conversation: string; delivered: number; read: number }) {
      const row = rows.get(input.conversation)
      if (!row || row.visitor !== visitor) return refuse('not_found')
      row.visitorDelivered = Math.max(row.visitorDelivered, input.delivered)
      row.visitorRead = Math.max(row.visitorRead, input.read)
      return { ok: true }
    },
  }
  function once(visitor: string, input: { cid: string }, run: () => AnyAnswer): AnyAnswer {
    const key = `${visitor} ${input.cid}`
    const content = JSON.stringify(input)
    const before = seen.get(key)
    if (before) return before.content === content ? before.answer : refuse('cid_conflict')
    const answer = run()
    if (answer.ok) seen.set(key, { content, answer })
    return answer
  }

  const server: FakeServer = {
    rows,
    acts,
    refuseAll: null,
    append(conversation, body, author = { kind: 'agent', id: 'a1', name: 'Mari' }) {
      const row = rows.get(conversation)
      if (!row) throw new Error('no such conversation')
      const entry = store(conversation, row, newId('cid'), author, body)
      tellOwner(conversation, 'entry:appended', entry)
      return entry
    },
    changed(conversation) {
      const row = rows.get(conversation)
      if (row) tellOwner(conversation, 'conversation:changed', describe(conversation, row))
    },
    receipt(conversation, delivered, read) {
      const row = rows.get(conversation)
      if (!row) throw new Error('no such conversation')
      Object.assign(row, { agentDelivered: delivered, agentRead: read })
      tellOwner(conversation, 'receipt:changed', { conversation, side: 'agent', delivered, read })
    },
    tell(event, payload) {
      for (const end of ends) end.push(event, payload)
    },
    loseAfter(conversation, to) {
      const row = rows.get(conversation)
      for (const entry of row?.log.splice(to) ?? []) {
        for (const key of seen.keys()) if (entry.cid && key.endsWith(entry.cid)) seen.delete(key)
      }
    },
    revoke: () => tokens.clear(),
    wire,
  }

  function answer(end: { visitor: string | null }, command: string, input: Record<string, unknown>): AnyAnswer {
    if (server.refuseAll) return refuse(server.refuseAll)
    const parsed = parse(visitorCommands[command as VisitorCommand], input)
    if (!parsed.ok) return refuse('bad_request', { field: parsed.problem.field })
    if (command === 'session:start') return begin(end, input)
    if (!end.visitor) return refuse('unauthorized')
    const run = commands[command]
    if (run) return run(end.visitor, parsed.value as never)
    acts.push({ command, input })
    return { ok: true, ...('cid' in input ? { cid: input.cid } : {}) }
  }
  function begin(end: { visitor: string | null }, { token }: Record<string, unknown>): AnyAnswer {
    if (typeof token === 'string' && erased.has(token)) return refuse('erased')
    const known = typeof token === 'string' ? tokens.get(token) : newId('visitor')
    if (!known) return refuse('unauthorized')
    const given = typeof token === 'string' ? token : newId('token')
    tokens.set(given, known)
    end.visitor = known
    const conversations = [...rows].filter(([, row]) => row.visitor === known).map(([id, row]) => describe(id, row))
    return {
      ok: true,
      visitor: known,
      token: given,
      conversations,
      online: 1,
      open: true,
      opensAt: null,
      details: { answers: {}, consent: null },
    }
  }

  function wire(): Wire {
    const state = signal<ConnectionState>('idle')
    const listeners = new Map<string, Set<(payload: never) => void>>()
    const open = new Set<(error: Error) => void>()
    let reachable = true
    let wanted = false
    const end = {
      visitor: null as string | null,
      push(event: string, payload: unknown) {
        if (state.peek() !== 'online') return
        const copy = structuredClone(payload)
        const deliver = () => {
          if (state.peek() === 'online') for (const run of listeners.get(event) ?? []) run(copy as never)
        }
        made.pushes(() => setImmediate(deliver))
      },
    }
    function connect(): void {
      if (!wanted || !reachable || state.peek() === 'online') return
      end.visitor = null
      ends.add(end)
      state.value = 'online'
    }
    function disconnect(to: ConnectionState): void {
      ends.delete(end)
      state.value = to
      for (const reject of open) reject(new DisconnectedError('cut'))
      open.clear()
    }

    const request: VisitorConnection['request'] = (command, input, timeoutMs = 10_000) => {
      if (state.peek() !== 'online') return Promise.reject(new DisconnectedError('not connected'))
      const sent = structuredClone(input) as Record<string, unknown>
      made.asked.push({ command, input: sent })
      const fate = made.next.shift()
      return new Promise((resolve, reject) => {
        open.add(reject)
        const cancel = clock.after(timeoutMs, () => reject(new TimeoutError(command)))
        const settle = (value: AnyAnswer) => {
          cancel()
          open.delete(reject)
          resolve(structuredClone(value))
        }
        setImmediate(() => {
          if (fate === 'lost') return
          if (typeof fate === 'object') return settle({ ok: false, error: fate })
          if (!ends.has(end)) return
          const value = answer(end, command, sent)
          if (fate !== 'unanswered') setImmediate(() => state.peek() === 'online' && settle(value))
        })
      })
    }

    const made: Wire = {
      next: [],
      asked: [],
      pushes: (deliver) => deliver(),
      down() {
        reachable = false
        if (state.peek() !== 'idle') disconnect('offline')
      },
      up() {
        reachable = true
        connect()
      },
      connection: {
        state,
        request,
        on(event, run) {
          const set = listeners.get(event) ?? new Set()
          listeners.set(event, set)
          set.add(run as (payload: never) => void)
          return () => void set.delete(run as (payload: never) => void)
        },
        start() {
          wanted = true
          if (state.peek() === 'idle') state.value = 'connecting'
          if (!reachable) state.value = 'offline'
          connect()
        },
        stop() {
          wanted = false
          disconnect('idle')
        },
      },
    }
    return made
  }
  return server
}
