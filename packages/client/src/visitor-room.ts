import type {
  Answer,
  AnswerChange,
  Entry,
  FileType,
  LogPage,
  QueuePlace,
  VisitorConversation,
  VisitorMessage,
} from '@deskbell/protocol'
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import { createFeed, type Feed } from './feed.ts'
import { progress, type Side, storedEntry } from './lines.ts'
import type { Outbox } from './outbox.ts'
import type { OutboxRecord } from './outbox-record.ts'
import type { Tabs } from './tabs.ts'
import { createTold, type Told } from './told.ts'
import type { Clock, VisitorConnection, VisitorThread } from './types.ts'
import { createTypingShown, type TypingShown } from './typing.ts'
import type { VisitorStore } from './visitor-store.ts'
import { createVisitorThread } from './visitor-thread.ts'
import { createWriter } from './writer.ts'

const dayMs = 24 * 3600_000
/** Nothing was heard of an answer for so long: it is not waited for any more. */
const answerMs = 20_000

export interface VisitorRoomDeps {
  clock: Clock
  random(): number
  newId(): string
  request: VisitorConnection['request']
  ready: ReadonlySignal<boolean>
  outbox: Outbox
  store: VisitorStore
  tabs: Tabs
  /** Resolves when client and outbox have read what the device keeps. */
  loaded(): Promise<void>
  /** What is known of the conversation besides its log. */
  conversation: ReadonlySignal<VisitorConversation | null>
  /** The shopper acts in it: from now on it is a conversation, also before the server knows. */
  begin(): void
  /** How far files under way are; taking one away breaks it off. */
  progress: Signal<ReadonlyMap<string, number>>
  report(text: string): void
}

/** What a shopper's device holds of one conversation; `visitor-thread.ts` is what a screen may do with it. */
export interface VisitorRoom {
  readonly id: string
  readonly thread: VisitorThread
  readonly feed: Feed
  readonly side: Side
  readonly typing: TypingShown
  /** What was last heard of an answer that the server makes. */
  readonly answer: ReadonlySignal<AnswerChange | null>
  hearAnswer(change: AnswerChange | null): void
  readonly place: Signal<QueuePlace | null>
  /** Highest seq that the shopper has seen. */
  readonly read: ReadonlySignal<number>
  readonly unread: ReadonlySignal<number>
  readonly answered: ReadonlySignal<ReadonlySet<string>>
  readonly marks: Told
  markRead(): void
  markAnswered(request: string): void
  acknowledge(record: OutboxRecord, answer: Record<string, unknown>): Entry | null
  /** Another tab read or answered. */
  refreshMeta(): Promise<void>
  /** Drops log and reading; `idle` resolves when nothing is being written any more. */
  forget(): void
  idle(): Promise<void>
  stop(): void
}

/** Whether the entry came from this person's devices: their own words and those of the assistant in the browser. */
const isOwn = (entry: Entry) => entry.cid !== null && entry.author.kind !== 'agent'
/** Words that the shopper waits for. */
const isNews = (entry: Entry) =>
  !isOwn(entry) &&
  /^(text|cards|coupon|video|file)$/.test(entry.body.kind) &&
  (entry.author.kind === 'agent' || entry.author.kind === 'assistant')
const highest = (entries: readonly Entry[], wanted: (entry: Entry) => boolean) => entries.findLast(wanted)?.seq ?? 0

/** A file that waits to leave, shown from what is here; the server's own entry has its address. */
function waitingFile({ file, name }: { file: Blob; name: string }): Entry['body'] {
  const ref = { id: '', name, type: file.type as FileType, size: file.size }
  return { kind: 'file', file: Object.assign(ref, { blob: file }) }
}

function createSide(conversation: ReadonlySignal<VisitorConversation | null>): Side {
  return {
    own: isOwn,
    state(entry) {
      if (entry.author.kind !== 'visitor') return 'stored'
      const { agentDelivered = 0, agentRead = 0 } = conversation.value ?? {}
      return progress(entry.seq, agentDelivered, agentRead)
    },
    waiting({ command, input }) {
      const { author, body, reason } = input as { author?: 'visitor' | 'assistant'; body?: never; reason?: never }
      const own = { author: { kind: 'visitor', id: null, name: null }, stream: 'public' } as const
      if (command === 'handoff:request') return { ...own, body: { kind: 'handoff', reason: reason as never } }
      if (command === 'file:send') return { ...own, body: waitingFile(input as never) }
      // Its questions and options have no words yet: those come with the server's entry.
      if (command === 'form:submit') return { ...own, body: { kind: 'form', ...(input as object) } as never }
      if (command === 'conversation:end') return { ...own, body: { kind: 'solved' } }
      if (command !== 'message:send' || !body || !author) return null
      return { author: { kind: author, id: null, name: null }, body, stream: 'public' }
    },
  }
}

export function createVisitorRoom(id: string, deps: VisitorRoomDeps): VisitorRoom {
  const { store, outbox, conversation, clock } = deps
  const typing = createTypingShown(clock)
  const answer = signal<AnswerChange | null>(null)
  let endAnswer = () => {}
  /** Ends by itself where the end gets lost. */
  function hearAnswer(change: AnswerChange | null): void {
    endAnswer()
    answer.value = change
    if (change) endAnswer = clock.after(answerMs, () => hearAnswer(null))
  }
  const place = signal<QueuePlace | null>(null)
  const ownRead = signal(0)
  const read = computed(() => Math.max(ownRead.value, conversation.value?.visitorRead ?? 0))
  const answered = signal<ReadonlySet<string>>(new Set())

  let restoring = false
  const { write, idle } = createWriter(deps.report)

  function onApplied(entries: readonly Entry[]): void {
    for (const { cid, author } of entries) {
      if (cid) outbox.done(cid)
      if (author.kind === typing.author.peek()?.kind) typing.end()
    }
    marks.update()
    const from = entries[0]?.seq ?? 1
    if (!restoring) void write(() => store.keepEntries(id, feed.log.entries.peek(), from))
  }

  /** The server lost what it had acknowledged: the person is asked whether to send it again. */
  function onReset(dropped: readonly Entry[]): void {
    const newest = dropped.at(-1)?.at ?? 0
    for (const { cid, author, body, at } of dropped) {
      if (!cid || author.kind !== 'visitor' || body.kind !== 'text' || newest - at > dayMs) continue
      const input = { cid, conversation: id, author: 'visitor', body }
      outbox.offerAgain({ cid, lane: id, command: 'message:send', input, at })
    }
    void write(() => store.dropEntries(id))
  }

  async function refreshMeta(): Promise<void> {
    const meta = await store.meta(id)
    ownRead.value = Math.max(ownRead.peek(), meta.read)
    answered.value = new Set([...answered.peek(), ...meta.answered])
  }
  const loaded = deps.loaded().then(async () => {
    const [entries] = await Promise.all([store.entries(id), refreshMeta()])
    restoring = true
    feed.restore(entries)
    restoring = false
  })
  const feed = createFeed({
    conversation: id,
    stream: 'public',
    ready: deps.ready,
    resume: (input) => deps.request('conversation:resume', input) as unknown as Promise<Answer<LogPage>>,
    clock,
    random: deps.random,
    loaded: loaded.catch((error) => deps.report(`the kept conversation could not be read: ${error}`)),
    onApplied,
    onReset,
  })
  const others = (entry: Entry) => !isOwn(entry)
  const marks = createTold({
    ready: deps.ready,
    now() {
      const entries = feed.log.entries.peek()
      const delivered = highest(entries, others)
      return delivered > 0 ? { delivered, read: highest(entries, (e) => others(e) && e.seq <= read.peek()) } : null
    },
    send: (mark) => deps.request('receipt:mark', { conversation: id, ...mark }),
  })

  function keepMeta(): void {
    void write(async () => {
      await store.keepMeta(id, { read: ownRead.peek(), answered: [...answered.peek()] })
      deps.tabs.tell({ kind: 'meta', conversation: id })
    })
  }

  const room: Omit<VisitorRoom, 'thread'> = {
    id,
    feed,
    side: createSide(conversation),
    typing,
    answer,
    hearAnswer,
    place,
    read,
    answered,
    marks,
    unread: computed(() => feed.log.entries.value.filter((e) => e.seq > read.value && isNews(e)).length),
    markRead() {
      const seq = highest(feed.log.entries.peek(), others)
      if (seq <= read.peek()) return
      ownRead.value = seq
      keepMeta()
      marks.update()
    },
    markAnswered(request) {
      answered.value = new Set([...answered.peek(), request])
      keepMeta()
    },
    acknowledge({ command, input }, answer) {
      if ('place' in answer) place.value = answer.place as QueuePlace | null
      let entry: Entry | null = null
      if (/:send$/.test(command)) {
        const { author = 'visitor', body } = { ...answer, ...(input as object) } as Partial<VisitorMessage>
        entry = storedEntry(
          answer,
          { conversation: id, stream: 'public', body: body! },
          { kind: author, id: null, name: null },
        )
      }
      if (entry) feed.receive(entry)
      if (typeof answer.last === 'number') feed.expect(answer.last)
      return entry
    },
    refreshMeta,
    forget() {
      feed.clear()
      typing.end()
      hearAnswer(null)
      place.value = null
      ownRead.value = 0
      answered.value = new Set()
    },
    idle: () => loaded.then(idle),
    stop() {
      feed.stop()
      typing.end()
      hearAnswer(null)
    },
  }
  return { ...room, thread: createVisitorThread(room, deps) }
}
