import {
  type AgentAnswers,
  type Answer,
  type ConversationSummary,
  type Entry,
  type LogPage,
  refuse,
  type Stream,
  type SurveyAnswer,
  streams,
  type VisitorContext,
} from '@deskbell/protocol'
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import { createConversationActs } from './conversation-acts.ts'
import { createFeed, type Feed } from './feed.ts'
import { decideLines, mergeByTime, progress, type Side, storedEntry } from './lines.ts'
import type { Outbox } from './outbox.ts'
import type { OutboxRecord } from './outbox-record.ts'
import { createTold } from './told.ts'
import type { AgentConnection, AgentThread, Clock } from './types.ts'
import { createTypingShown, createTypingTold, type TypingShown } from './typing.ts'

export interface AgentRoomDeps {
  clock: Clock
  random(): number
  newId(): string
  request: AgentConnection['request']
  ready: ReadonlySignal<boolean>
  outbox: Outbox
  me: ReadonlySignal<{ id: string; name: string } | null>
  /** A conversation that the server told of. */
  learn(summary: ConversationSummary): void
}

export interface AgentRoom {
  readonly thread: AgentThread
  readonly summary: Signal<ConversationSummary | null>
  readonly context: Signal<VisitorContext | null>
  readonly typing: TypingShown
  receive(entry: Entry): void
  acknowledge(record: OutboxRecord, answer: Record<string, unknown>): Entry | null
  /** Reads the state anew and catches up with both streams. */
  refresh(): Promise<void>
  stop(): void
}

type Opened = AgentAnswers['conversation:open']
interface SentInput {
  stream: Stream
  body: Entry['body']
}

/** A request as an answer, also where none came: asking again is safe, because the cid stays the same. */
const answered = <T>(asked: Promise<Answer<Record<string, unknown>>>): Promise<Answer<T>> =>
  asked.catch(() => refuse('unavailable')) as Promise<Answer<T>>

/** One conversation in the console: its two streams, the shopper's side, and what an agent may do. */
export function createAgentRoom(id: string, deps: AgentRoomDeps): AgentRoom {
  const { clock, outbox, me, newId } = deps
  const summary = signal<ConversationSummary | null>(null)
  const context = signal<VisitorContext | null>(null)
  const answers = signal<readonly SurveyAnswer[]>([])
  const read = signal(0)
  const typing = createTypingShown(clock)
  const feeds = Object.fromEntries(streams.map((stream) => [stream, createStream(stream)])) as Record<Stream, Feed>
  const records = computed(() => outbox.records.value.filter((record) => record.lane === id))

  function createStream(stream: Stream): Feed {
    return createFeed({
      conversation: id,
      stream,
      ready: deps.ready,
      resume: (input) => deps.request('conversation:resume', input) as unknown as Promise<Answer<LogPage>>,
      clock,
      random: deps.random,
      loaded: Promise.resolve(),
      onApplied(entries) {
        for (const { cid, author } of entries) {
          if (cid) outbox.done(cid)
          if (author.id === typing.author.peek()?.id) typing.end()
        }
        marks.update()
      },
      onReset() {},
    })
  }

  const mine = (entry: Entry) => entry.author.kind === 'agent' && entry.author.id === me.value?.id
  const side: Side = {
    own: mine,
    state(entry) {
      if (!mine(entry)) return 'stored'
      const { visitorDelivered = 0, visitorRead = 0 } = (entry.stream === 'public' && summary.value) || {}
      return progress(entry.seq, visitorDelivered, visitorRead)
    },
    waiting({ command, input }) {
      const { stream, body } = input as SentInput
      const author = { kind: 'agent' as const, id: me.value?.id ?? null, name: me.value?.name ?? null }
      return command === 'message:send' ? { author, body, stream } : null
    },
  }

  const theirs = (entry: Entry) => entry.author.kind !== 'agent'
  const highest = (most: number) =>
    feeds.public.log.entries.peek().findLast((entry) => theirs(entry) && entry.seq <= most)?.seq ?? 0
  const marks = createTold({
    ready: deps.ready,
    now() {
      const delivered = highest(Number.POSITIVE_INFINITY)
      return delivered > 0 ? { delivered, read: highest(read.peek()) } : null
    },
    send: (mark) => deps.request('receipt:mark', { conversation: id, ...mark }),
  })

  const tellTyping = createTypingTold(clock, (on) => {
    if (!deps.ready.peek()) return false
    // A hint that nobody waits for: a lost one ends by itself on the other side.
    deps.request('typing:set', { conversation: id, typing: on }).catch(() => {})
    return true
  })

  const acts = createConversationActs(id, { ...deps, summary: () => summary.peek() })

  function change(command: 'message:edit' | 'message:remove', what: object): void {
    const cid = newId()
    outbox.add({ cid, lane: id, command, input: { cid, conversation: id, ...what } })
  }

  async function refresh(): Promise<void> {
    const answer = await answered<Opened>(deps.request('conversation:open', { conversation: id }))
    if (!answer.ok) return
    deps.learn(answer.conversation)
    context.value = answer.context
    answers.value = answer.answers
    await Promise.all(streams.map((stream) => feeds[stream].catchUp()))
  }

  const thread: AgentThread = {
    id,
    summary,
    context,
    answers,
    typing: typing.author,
    lines: computed(() => {
      const entries = mergeByTime(feeds.public.log.entries.value, feeds.internal.log.entries.value)
      return decideLines(entries, records.value, side)
    }),
    send(text, stream) {
      const cid = newId()
      const input = { cid, conversation: id, stream, body: { kind: 'text', text } }
      if (stream === 'public') tellTyping(false)
      outbox.add({ cid, lane: id, command: 'message:send', input })
      return cid
    },
    sendBody(body, stream) {
      const cid = newId()
      outbox.add({ cid, lane: id, command: 'message:send', input: { cid, conversation: id, stream, body } })
      return cid
    },
    edit: (entry, text) => change('message:edit', { entry, text }),
    remove: (entry) => change('message:remove', { entry }),
    retry: (cid) => outbox.retry(cid),
    ...acts,
    setTyping: tellTyping,
    markRead() {
      read.value = feeds.public.log.have
      marks.update()
    },
  }

  return {
    thread,
    summary,
    context,
    typing,
    receive: (entry) => feeds[entry.stream].receive(entry),
    acknowledge({ command, input }, answer) {
      if (command !== 'message:send') return null
      const { stream, body } = input as SentInput
      const author = { kind: 'agent' as const, id: me.value?.id ?? null, name: me.value?.name ?? null }
      const entry = storedEntry(answer, { conversation: id, stream, body }, author)
      if (entry) feeds[stream].receive(entry)
      if (typeof answer.last === 'number') feeds[stream].expect(answer.last)
      return entry
    },
    refresh,
    stop() {
      typing.end()
      for (const stream of streams) feeds[stream].stop()
    },
  }
}
