import {
  type Answer,
  type Availability,
  type ContextSet,
  PROTOCOL_VERSION,
  refuse,
  type ServerToVisitor,
  type VisitorAnswers,
  type VisitorDetails,
  type VisitorExport,
} from '@deskbell/protocol'
import { computed, signal } from '@preact/signals-core'
import { joinConversation, joinReceipt } from './conversations.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createSession } from './session.ts'
import { stayConnected } from './stay-connected.ts'
import { soloTabs, type Tabs } from './tabs.ts'
import { startTailCheck } from './tail-check.ts'
import { createTold } from './told.ts'
import type { Clock, Person, SendFile, Storage, VisitorAsk, VisitorClient, VisitorConnection } from './types.ts'
import { createVisitorRooms } from './visitor-rooms.ts'
import { createVisitorStore } from './visitor-store.ts'
import { whenTrue } from './when-true.ts'
import { createWriter } from './writer.ts'

export interface VisitorClientDeps {
  connection: VisitorConnection
  storage: Storage
  clock: Clock
  /** A new UUIDv4. */
  newId(): string
  /** 0 up to, not including, 1. */
  random(): number
  site: string
  /** Language of the shopper, e.g. `et`. */
  locale: string
  /** Other tabs of the same site; without it every tab stands alone. */
  tabs?: Tabs
  /** Calls `run` whenever the person or the network comes back (focus, online, page shown). Returns how to end it. */
  onWake?: (run: () => void) => () => void
  /** Sends files; without it there are none. */
  sendFile?: SendFile
  /** For those who run the shop: one plain sentence. */
  report?: (text: string) => void
}

type Started = VisitorAnswers['session:start']

/** How long a session is not said again because of what an answer says, milliseconds. */
const restartMs = 10_000
/** How long signing out waits for the server, milliseconds. */
const signOutMs = 2000
/** How long something asked by hand waits for the connection, milliseconds. */
const patienceMs = 10_000

/**
 * The shopper's side of all conversations with one site, without a face. Reads what the device keeps; writes and
 * connects nothing before the shopper acts.
 * @example
 * const client = createVisitorClient({ connection, storage, clock, newId, random, site: 'demo', locale: 'et' })
 * client.connect()
 * client.thread().send('Tere!')
 */
export function createVisitorClient(deps: VisitorClientDeps): VisitorClient {
  const { connection, storage, clock, newId, random, site, tabs = soloTabs, onWake = () => () => {} } = deps
  const report = deps.report ?? ((text: string) => console.warn(`Deskbell: ${text}`))
  /** A session that the server does not know any more is said again, whatever it was asked for; not all the time. */
  const request: typeof connection.request = async (command, ...asked) => {
    const answer = await connection.request(command, ...asked)
    const lost = !answer.ok && answer.error.code === 'unauthorized' && command !== 'session:start'
    if (lost && clock.now() - restarted > restartMs) {
      restarted = clock.now()
      session.restart()
    }
    return answer
  }
  let restarted = Number.NEGATIVE_INFINITY
  const store = createVisitorStore(storage, site)
  const { prefix } = store
  const { write, idle } = createWriter(report)
  const availability = signal<Availability | null>(null)
  const online = computed(() => availability.value?.online ?? null)
  const details = signal<VisitorDetails | null>(null)
  const restored = signal(false)
  let visitor: string | null = null
  let token = ''
  let person: Person | null = null
  let leavePerson = () => {}
  let joined: readonly string[] = []
  const progress = signal<ReadonlyMap<string, number>>(new Map())
  let context: ContextSet | null = null
  /** Counts forgettings, so that nothing that was under way writes afterwards. */
  let life = 0

  const session = createSession<Started>({
    state: connection.state,
    clock,
    random,
    start,
    onStarted(answer) {
      if (visitor !== null && visitor !== answer.visitor) rooms.dropOthers(answer.conversations)
      visitor = answer.visitor
      token = answer.token
      // An older server says nothing of it.
      joined = answer.joined ?? []
      person?.started(answer)
      const { online, open, opensAt, replyMinutes = null, formAfterMs = null } = answer
      availability.value = { online, open, opensAt, replyMinutes, formAfterMs }
      details.value = answer.details
      rooms.learn(answer.conversations)
    },
    async onRefused({ code, field }) {
      if (code === 'identity_rejected' && person) {
        person.refused(field ?? '')
        return true
      }
      if (code === 'erased') return forget().then(() => false)
      const known = code === 'unauthorized' && (await store.session()) !== null
      if (known) await write(store.dropSession)
      else {
        report(`the server refused the session (${code})`)
        connection.stop()
      }
      return known
    },
  })
  const { ready } = session
  const contextTold = createTold({ ready, now: () => context, send: (value) => request('context:set', value) })

  /** One tab at a time, so that two that begin together do not become two visitors. */
  async function start(): Promise<Answer<Started>> {
    await Promise.resolve().then(() => loaded) // A connection that is online already asks before `loaded` exists.
    const identity = await person?.proof()
    const mine = life
    let answer: Answer<Started> | undefined
    await tabs.alone(`${prefix}session`, async () => {
      const kept = await store.session()
      const { locale } = deps
      const input = { version: PROTOCOL_VERSION, site, token: kept?.token ?? null, locale, identity }
      answer = (await request('session:start', input)) as unknown as Answer<Started>
      if (!answer.ok || mine !== life) return
      const { visitor, token } = answer
      if (kept?.visitor !== visitor || kept.token !== token) await write(() => store.keepSession({ visitor, token }))
    })
    if (!answer) throw new Error('no answer')
    return answer
  }

  const outbox: Outbox = createOutbox({
    ...{ storage, prefix, clock, random, tabs, ready, report },
    who: () => visitor,
    owns: (by) => by === visitor || joined.includes(by),
    send: (record) =>
      record.command === 'file:send'
        ? deps.sendFile!(record, { token, request: connection.request, progress })
        : connection.request(record.command as 'message:send', record.input),
    onAck(record, answer) {
      const entry = rooms.find(record.lane)?.acknowledge(record, answer)
      if (entry) tabs.tell({ kind: 'entry', entry })
    },
    onRefused({ command, lane, cid }, code) {
      if (code === 'erased') {
        rooms.erase(lane, cid)
        return 'drop'
      }
      if (/send|request|submit/.test(command)) return 'keep'
      report(`${command} was refused (${code})`)
      return 'drop'
    },
    onUnauthorized: session.restart,
  })
  const rooms = createVisitorRooms({
    ...{ clock, random, newId, request, ready, outbox, store, tabs, report },
    loaded: () => loaded,
    progress,
  })
  const loaded: Promise<void> = (async () => {
    const [kept, conversations] = await Promise.all([store.session(), store.conversations(), outbox.loaded])
    visitor ??= kept?.visitor ?? null
    rooms.restore(conversations)
  })()
    .catch((error) => report(`what the device keeps could not be read: ${error}`))
    .then(() => {
      restored.value = true
    })

  const events: { [E in keyof ServerToVisitor]?: ServerToVisitor[E] } = {
    'entry:appended': (entry) => rooms.open(entry.conversation).feed.receive(entry),
    'conversation:changed'(news) {
      rooms.change(news.id, (known) => joinConversation(known, news))
      rooms.open(news.id).feed.expect(news.last)
    },
    'receipt:changed': (receipt) => rooms.change(receipt.conversation, (known) => known && joinReceipt(known, receipt)),
    'typing:changed'({ conversation, author, typing }) {
      if (author.kind !== 'visitor') rooms.find(conversation)?.typing.set(author, typing)
    },
    'answer:changed': (change) => rooms.open(change.conversation).hearAnswer(change),
    'queue:changed'(place) {
      rooms.open(place.conversation).place.value = place
    },
    'visitor:erased': () => void forget(),
    'presence:changed'(presence) {
      availability.value = presence
    },
  }
  const ends = [
    ...Object.entries(events).map(([event, run]) => connection.on(event as 'entry:appended', run as never)),
    tabs.onTold((notice) => {
      if (notice.kind === 'outbox') void outbox.refresh()
      else if (notice.kind === 'entry') rooms.open(notice.entry.conversation).feed.receive(notice.entry)
      else if (notice.kind === 'meta') void rooms.find(notice.conversation)?.refreshMeta()
      else void clear()
    }),
    stayConnected(connection, clock, onWake),
    onWake(outbox.wake),
    startTailCheck(clock, onWake, () => {
      if (ready.peek()) rooms.catchUp(false)
    }),
    // Not an effect: what it reads on its way must not begin it again.
    ready.subscribe((is) => {
      if (!is) return
      outbox.wake()
      contextTold.again()
      rooms.catchUp(true)
    }),
    session.stop,
    outbox.stop,
    rooms.stop,
    connection.stop,
    tabs.close,
  ]

  function dropPerson(): void {
    leavePerson()
    leavePerson = () => {}
    person?.stop()
    person = null
    joined = []
  }
  async function clear(): Promise<void> {
    life++
    dropPerson()
    connection.stop()
    visitor = null
    context = null
    availability.value = null
    details.value = null
    await Promise.all([rooms.clear(), outbox.clear(), idle()])
  }
  async function forget(): Promise<void> {
    // The server takes the token back, where it can be reached; the device forgets it in any case.
    if (ready.peek()) await request('session:end', {}, signOutMs).catch(() => {})
    await clear()
    await store.dropAll()
    tabs.tell({ kind: 'forgotten' })
  }
  /** Asks by hand: connects where that was not needed before. `null` where the server knows nobody of this device. */
  async function ask<T>(command: VisitorAsk, input: object = {}): Promise<Answer<T> | null> {
    await loaded
    if (visitor === null && (await store.session()) === null) return null
    connection.start()
    if (!(await whenTrue(ready, clock, patienceMs))) return refuse('unavailable')
    return request(command, input).catch(() => refuse('unavailable')) as Promise<Answer<T>>
  }
  function act(command: string, input: object): void {
    const cid = newId()
    outbox.add({ cid, lane: 'acts', command, input: { cid, ...input } })
  }

  return {
    connection: session.shown,
    online,
    availability,
    details,
    progress,
    conversations: rooms.list,
    restored,
    unread: rooms.unread,
    get kept() {
      return storage.kept
    },
    thread: (id = newId()) => rooms.watch(id).thread,
    setContext(value) {
      context = value
      contextTold.update()
    },
    voteArticle: (vote) => act('article:vote', vote),
    recordGreeting: (record) => act('greeting:record', record),
    answerSurvey(answer) {
      act('survey:answer', { ...answer, conversation: null, request: null })
      connection.start()
    },
    missSearch: (query, locale) => act('search:miss', { query: query.slice(0, 200), locale }),
    connect: connection.start,
    ask: ask as VisitorClient['ask'],
    async exportData() {
      const nothing = { version: 1 as const, at: clock.now(), site, visitor: '', data: {} }
      return (await ask<{ export: VisitorExport }>('visitor:export')) ?? { ok: true, export: nothing }
    },
    async erase() {
      const mine = life
      const answer = await ask<Record<never, never>>('visitor:erase')
      if (answer && !answer.ok && mine === life) return answer
      // Also where the news of it was here before the answer.
      await forget()
      return { ok: true }
    },
    setPerson(next) {
      dropPerson()
      person = next
      leavePerson = next.join({ ready, request, restart: session.restart })
      if (!next.proves) return
      session.restart()
      connection.start()
    },
    forget,
    destroy() {
      dropPerson()
      for (const end of ends) end()
      void idle().then(storage.close)
    },
  }
}
