import {
  type AgentAnswers,
  type Answer,
  type ConversationSummary,
  canRetry,
  type Erased,
  type InboxView,
  type LowScoreNews,
  PROTOCOL_VERSION,
  type Receipt,
  refuse,
} from '@deskbell/protocol'
import { effect, signal } from '@preact/signals-core'
import { type AgentRoom, createAgentRoom } from './agent-thread.ts'
import { createConversationActs } from './conversation-acts.ts'
import { createInbox } from './inbox.ts'
import { createLooking } from './looking.ts'
import { createOutbox } from './outbox.ts'
import { createSession } from './session.ts'
import { stayConnected } from './stay-connected.ts'
import { soloTabs, type Tabs } from './tabs.ts'
import { startTailCheck } from './tail-check.ts'
import type { AgentClient, AgentConnection, Clock, Storage } from './types.ts'

/** Conversations kept in memory; the one seen longest ago makes room. */
const roomLimit = 20

export interface AgentClientDeps {
  connection: AgentConnection
  storage: Storage
  clock: Clock
  /** A new UUIDv4. */
  newId(): string
  /** 0 up to, not including, 1. */
  random(): number
  tabs?: Tabs
  /** Calls `run` whenever the person or the network comes back. Returns how to end it. */
  onWake?: (run: () => void) => () => void
  report?: (text: string) => void
}

type Started = AgentAnswers['session:start']

const joinReceipt = (known: ConversationSummary, { side, delivered, read }: Receipt): ConversationSummary =>
  side === 'agent'
    ? { ...known, agentRead: Math.max(known.agentRead, read) }
    : {
        ...known,
        visitorDelivered: Math.max(known.visitorDelivered, delivered),
        visitorRead: Math.max(known.visitorRead, read),
      }

/**
 * The agent's side of a site, without a face: the list, the conversations and their unsent replies.
 * @example
 * const client = createAgentClient({ connection, storage, clock, newId, random })
 * client.connect()
 * client.thread(id).send('Hello!', 'public')
 */
export function createAgentClient(deps: AgentClientDeps): AgentClient {
  const { connection, clock, newId, random, tabs = soloTabs, onWake = () => () => {} } = deps
  const report = deps.report ?? ((text: string) => console.warn(`Deskbell: ${text}`))
  const agent = signal<Started['agent'] | null>(null)
  const site = signal<Started['site'] | null>(null)
  const counts = signal<Record<InboxView, number> | null>(null)
  const tags = signal<Started['tags']>([])
  const availability = signal<Started['availability']>('online')
  const signedOut = signal(false)
  const reportVersion = signal(0)
  const lowScore = signal<LowScoreNews | null>(null)
  const visitorsVersion = signal(0)
  const viewsVersion = signal(0)
  const erased = signal<Erased | null>(null)
  /** By use, the newest last. */
  const rooms = new Map<string, AgentRoom>()
  const stale = new Set<string>()
  let current: string | null = null

  const request: AgentConnection['request'] = (command, input, timeoutMs) =>
    connection.request(command, input, timeoutMs).then((answer) => {
      if (!answer.ok && answer.error.code === 'unauthorized' && command !== 'session:start') session.restart()
      return answer
    })
  const ask = <T>(command: Parameters<typeof request>[0], input: unknown, timeoutMs?: number): Promise<Answer<T>> =>
    request(command, input as never, timeoutMs).catch(() => refuse('unavailable')) as Promise<Answer<T>>

  function leave(): void {
    signedOut.value = true
    connection.stop()
  }
  const session = createSession<Started>({
    state: connection.state,
    clock,
    random,
    start: () =>
      connection.request('session:start', { version: PROTOCOL_VERSION }) as unknown as Promise<Answer<Started>>,
    onStarted(answer) {
      signedOut.value = false
      agent.value = answer.agent
      site.value = answer.site
      counts.value = answer.counts
      tags.value = answer.tags
      looking.reset(answer.viewers)
      availability.value = answer.availability
    },
    async onRefused({ code }) {
      if (code === 'unauthorized') leave()
      else {
        report(`the server refused the session (${code})`)
        connection.stop()
      }
      return false
    },
  })
  const { ready } = session
  const inbox = createInbox({
    ...{ clock, ready },
    me: () => agent.peek()?.id ?? null,
    list: (question) => ask('inbox:list', question),
  })

  const looking = createLooking({ clock, ready, request })

  const outbox = createOutbox({
    storage: deps.storage,
    prefix: 'deskbell-console/',
    clock,
    random,
    tabs,
    ready,
    who: () => agent.peek()?.id ?? null,
    send: ({ command, input }) => connection.request(command as 'message:send', input),
    onAck(record, answer) {
      const entry = rooms.get(record.lane)?.acknowledge(record, answer)
      if (entry) tabs.tell({ kind: 'entry', entry })
    },
    onRefused: (_record, code) => (code === 'erased' ? 'drop' : 'keep'),
    onUnauthorized: () => session.restart(),
    report,
  })

  function learn(summary: ConversationSummary): void {
    const room = rooms.get(summary.id)
    if (room) room.summary.value = summary
    inbox.learn(summary)
  }

  function open(id: string): AgentRoom {
    const known = rooms.get(id)
    const room = known ?? createAgentRoom(id, { clock, random, newId, request, ready, outbox, me: agent, learn })
    rooms.delete(id)
    rooms.set(id, room)
    for (const [oldest, old] of rooms) {
      if (rooms.size <= roomLimit) break
      rooms.delete(oldest)
      old.stop()
    }
    if (!known || stale.has(id)) refresh(id)
    return room
  }
  function refresh(id: string): void {
    if (!ready.peek()) return void stale.add(id)
    stale.delete(id)
    void rooms.get(id)?.refresh()
  }

  const offs = [
    connection.on('entry:appended', (entry) => {
      if (entry.cid) outbox.done(entry.cid)
      rooms.get(entry.conversation)?.receive(entry)
    }),
    connection.on('conversation:changed', learn),
    connection.on('context:changed', ({ conversation, ...context }) => {
      const room = rooms.get(conversation)
      if (room) room.context.value = context
    }),
    connection.on('receipt:changed', (receipt) => {
      const known = rooms.get(receipt.conversation)?.summary
      if (known?.value) known.value = joinReceipt(known.value, receipt)
    }),
    connection.on('typing:changed', ({ conversation, author, typing, text: told }) => {
      const shown = rooms.get(conversation)?.typing
      // Between two tellings of the words come some that only say that she goes on.
      const before = shown?.author.peek()
      const text = told ?? (before?.id === author.id ? before.text : undefined)
      if (author.id === null || author.id !== agent.peek()?.id)
        shown?.set(text === undefined ? author : { ...author, text }, typing)
    }),
    connection.on('counts:changed', (fresh) => {
      counts.value = fresh
    }),
    connection.on('visitor:erased', (gone) => {
      for (const id of gone.conversations) {
        rooms.get(id)?.stop()
        rooms.delete(id)
        if (current === id) current = null
      }
      inbox.forget(gone.conversations)
      erased.value = gone
    }),
    connection.on('tags:changed', (fresh) => {
      tags.value = fresh
    }),
    connection.on('viewers:changed', looking.learn),
    connection.on('visitors:changed', () => {
      visitorsVersion.value++
    }),
    connection.on('views:changed', () => {
      viewsVersion.value++
    }),
    connection.on('score:low', (news) => {
      lowScore.value = news
    }),
    connection.on('report:changed', () => {
      reportVersion.value++
      if (current) refresh(current)
    }),
    tabs.onTold((notice) => {
      if (notice.kind === 'outbox') void outbox.refresh()
      else if (notice.kind === 'entry') rooms.get(notice.entry.conversation)?.receive(notice.entry)
    }),
    stayConnected(connection, clock, onWake),
    onWake(outbox.wake),
    startTailCheck(clock, onWake, () => {
      if (current) refresh(current)
    }),
    // Not an effect: what it reads on its way must not begin it again.
    ready.subscribe((is) => {
      if (!is) return
      for (const id of rooms.keys()) stale.add(id)
      if (current) refresh(current)
      void inbox.refresh()
      outbox.wake()
    }),
    effect(() => {
      const refused = connection.refused?.value ?? null
      if (refused && !canRetry(refused)) leave()
    }),
  ]

  return {
    connection: session.shown,
    agent,
    site,
    availability,
    counts,
    tags,
    view: inbox.view,
    tag: inbox.tag,
    conversations: inbox.conversations,
    more: inbox.more,
    loadMore: () => void inbox.loadMore(),
    signedOut,
    reportVersion,
    lowScore,
    choose: inbox.choose,
    thread(id) {
      current = id
      return open(id).thread
    },
    acts(id) {
      const summary = () =>
        rooms.get(id)?.summary.peek() ?? inbox.conversations.peek()?.find((each) => each.id === id) ?? null
      return createConversationActs(id, { newId, request, summary, learn })
    },
    visitorsVersion,
    viewsVersion,
    viewers: looking.viewers,
    look: looking.look,
    colleagues: () => ask('agents:list', {}),
    async setAvailability(to) {
      const before = availability.peek()
      availability.value = to
      const answer = await ask('availability:set', { availability: to })
      if (!answer.ok) availability.value = before
    },
    ask,
    erased,
    connect() {
      signedOut.value = false
      connection.start()
    },
    destroy() {
      for (const off of offs) off()
      session.stop()
      outbox.stop()
      inbox.stop()
      looking.stop()
      for (const room of rooms.values()) room.stop()
      connection.stop()
      tabs.close()
    },
  }
}
