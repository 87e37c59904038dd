import { type Answer, PROTOCOL_VERSION, type VisitorAnswers, type VisitorConversation } from '@deskbell/protocol'
import { computed, effect, signal } from '@preact/signals-core'
import { createContextTold } from './context-told.ts'
import { joinConversation, joinLists, joinReceipt, newConversation } from './conversations.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createSession } from './session.ts'
import { soloTabs, type Tabs } from './tabs.ts'
import { startTailCheck } from './tail-check.ts'
import type { Clock, Storage, VisitorClient, VisitorConnection, VisitorThread } from './types.ts'
import { createVisitorRoom, type VisitorRoom, type VisitorRoomDeps } from './visitor-room.ts'
import { createVisitorStore } from './visitor-store.ts'
import { createVisitorThread } from './visitor-thread.ts'

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
  /** For those who run the shop: one plain sentence. */
  report?: (text: string) => void
}

type Started = VisitorAnswers['session:start']
interface OpenRoom {
  room: VisitorRoom
  thread: VisitorThread
}

/**
 * The shopper's side of all conversations with one site, without a face. Reads what the device keeps; writes and
 * connects nothing before the shopper acts.
 * @example
 * const client = createVisitorClient({ connection, storage, clock, newId, random, site: 'demo', locale: 'et' })
 * client.connect()
 * client.thread().send('Tere!')
 */
export function createVisitorClient(deps: VisitorClientDeps): VisitorClient {
  const { connection, clock, newId, random, site, tabs = soloTabs, onWake = () => () => {} } = deps
  const report = deps.report ?? ((text: string) => console.warn(`Deskbell: ${text}`))
  const store = createVisitorStore(deps.storage, site)
  const online = signal<number | null>(null)
  const conversations = signal<readonly VisitorConversation[]>([])
  const rooms = signal<ReadonlyMap<string, OpenRoom>>(new Map())
  /** Threads that a screen has open: these are made sure of again and again. */
  const opened = new Set<string>()
  let visitor: string | null = null
  /** Counts forgettings, so that nothing that was under way writes afterwards. */
  let life = 0
  let writing: Promise<void> = Promise.resolve()

  function write(what: () => Promise<void>): Promise<void> {
    writing = writing.then(what).catch((error) => report(`could not be kept: ${error}`))
    return writing
  }

  const session = createSession<Started>({
    state: connection.state,
    clock,
    random,
    start,
    onStarted,
    async onRefused({ code }) {
      const known = code === 'unauthorized' && (await store.session()) !== null
      if (known) await write(() => store.dropSession())
      else {
        report(`the server refused the session (${code})`)
        connection.stop()
      }
      return known
    },
  })
  const { ready } = session

  const context = createContextTold(ready, (value) =>
    connection.request('context:set', value).then(
      (answer) => answer.ok,
      () => false, // Told again after the next connect.
    ),
  )

  /** One tab at a time, so that two that begin together do not become two visitors. */
  async function start(): Promise<Answer<Started>> {
    await Promise.resolve().then(() => loaded) // A connection that is online already asks before `loaded` exists.
    const mine = life
    let answer: Answer<Started> | undefined
    await tabs.alone(`${store.prefix}session`, async () => {
      const kept = await store.session()
      const input = { version: PROTOCOL_VERSION, site, token: kept?.token ?? null, locale: deps.locale }
      answer = (await connection.request('session:start', input)) as unknown as Answer<Started>
      if (!answer.ok || mine !== life) return
      const { visitor, token } = answer
      if (kept?.visitor !== visitor || kept.token !== token) await write(() => store.keepSession({ visitor, token }))
    })
    if (!answer) throw new Error('no answer')
    return answer
  }

  function onStarted(answer: Started): void {
    if (visitor !== null && visitor !== answer.visitor) dropOthers(answer.conversations)
    visitor = answer.visitor
    online.value = answer.online
    setConversations(joinLists(answer.conversations, conversations.peek(), (id) => waits(id)))
    for (const { id } of answer.conversations) open(id)
  }

  /** Another person's threads have no business here any more. */
  function dropOthers(theirs: readonly VisitorConversation[]): void {
    const ids = new Set(theirs.map(({ id }) => id))
    for (const [id, { room }] of rooms.peek()) {
      if (ids.has(id) || waits(id)) continue
      room.forget()
      void write(() => store.dropEntries(id))
    }
  }

  const outbox: Outbox = createOutbox({
    storage: deps.storage,
    prefix: store.prefix,
    clock,
    random,
    tabs,
    ready,
    who: () => visitor,
    send: ({ command, input }) => connection.request(command as 'message:send', input),
    onAck(record, answer) {
      const entry = rooms.peek().get(record.lane)?.room.acknowledge(record, answer)
      if (entry) tabs.tell({ kind: 'entry', entry })
    },
    onRefused({ command, lane, cid }, code) {
      if (code === 'erased') {
        erase(lane, cid)
        return 'drop'
      }
      if (command === 'message:send' || command === 'handoff:request') return 'keep'
      report(`${command} was refused (${code})`)
      return 'drop'
    },
    onUnauthorized: () => session.restart(),
    report,
  })
  const waits = (id: string) => outbox.records.peek().some((record) => record.lane === id)

  const loaded: Promise<void> = (async () => {
    const [session, kept] = await Promise.all([store.session(), store.conversations(), outbox.loaded])
    visitor ??= session?.visitor ?? null
    conversations.value = joinLists(conversations.peek(), kept, () => true)
    for (const { id } of conversations.peek()) open(id)
  })().catch((error) => report(`what the device keeps could not be read: ${error}`))

  function setConversations(list: readonly VisitorConversation[]): void {
    conversations.value = list
    const mine = life
    void write(async () => {
      await loaded
      if (mine === life) await store.keepConversations(conversations.peek())
    })
  }

  function change(id: string, to: (known: VisitorConversation | undefined) => VisitorConversation | undefined): void {
    const list = conversations.peek()
    const changed = to(list.find((one) => one.id === id))
    if (!changed) return
    const rest = list.filter((one) => one.id !== id)
    setConversations([changed, ...rest].sort((a, b) => b.updatedAt - a.updatedAt))
  }

  function open(id: string): OpenRoom {
    const known = rooms.peek().get(id)
    if (known) return known
    const conversation = computed(() => conversations.value.find((one) => one.id === id) ?? null)
    const begin = () => change(id, (there) => (there ? undefined : newConversation(id, clock.now())))
    const roomDeps: VisitorRoomDeps = {
      ...{ clock, random, newId, ready, outbox, store, tabs, loaded, conversation, begin, report },
      request: (command, input, timeoutMs) => connection.request(command, input, timeoutMs),
    }
    const room = createVisitorRoom(id, roomDeps)
    const made = { room, thread: createVisitorThread(room, roomDeps) }
    rooms.value = new Map([...rooms.peek(), [id, made]])
    return made
  }

  /** The shop erased it: it leaves this device, too. */
  function erase(id: string, except: string): void {
    for (const { lane, cid } of outbox.records.peek()) if (lane === id && cid !== except) outbox.done(cid)
    rooms.peek().get(id)?.room.forget()
    setConversations(conversations.peek().filter((one) => one.id !== id))
    void write(() => store.dropEntries(id))
  }

  const offs = [
    connection.on('entry:appended', (entry) => open(entry.conversation).room.feed.receive(entry)),
    connection.on('conversation:changed', (news) => {
      change(news.id, (known) => joinConversation(known, news))
      open(news.id).room.feed.expect(news.last)
    }),
    connection.on('receipt:changed', (receipt) => {
      change(receipt.conversation, (known) => known && joinReceipt(known, receipt))
    }),
    connection.on('typing:changed', ({ conversation, author, typing }) => {
      if (author.kind !== 'visitor') rooms.peek().get(conversation)?.room.typing.set(author, typing)
    }),
    connection.on('queue:changed', (place) => {
      open(place.conversation).room.place.value = place
    }),
    connection.on('presence:changed', (presence) => {
      online.value = presence.online
    }),
    connection.on('server:draining', ({ afterMs }) => {
      clock.after(afterMs, () => {
        if (connection.state.peek() === 'idle') return
        connection.stop()
        connection.start()
      })
    }),
    tabs.onTold((notice) => {
      if (notice.kind === 'outbox') void outbox.refresh()
      else if (notice.kind === 'entry') open(notice.entry.conversation).room.feed.receive(notice.entry)
      else if (notice.kind === 'meta') void rooms.peek().get(notice.conversation)?.room.refreshMeta()
      else void clear()
    }),
    onWake(() => {
      if (connection.state.peek() === 'offline') connection.start()
      outbox.wake()
    }),
    startTailCheck(clock, onWake, () => {
      if (ready.peek()) for (const id of opened) catchUp(id)
    }),
    effect(() => {
      if (!ready.value) return
      outbox.wake()
      context.tell()
      for (const [id, { room }] of rooms.peek()) {
        catchUp(id)
        room.marks.update()
      }
    }),
  ]

  /** Only for what the server knows: a thread that was never sent has nothing to ask for. */
  function catchUp(id: string): void {
    const { room } = open(id)
    const last = conversations.peek().find((one) => one.id === id)?.last ?? 0
    const due = opened.has(id) ? last > 0 || room.feed.log.have > 0 : last !== room.feed.log.have
    if (due) void room.feed.catchUp()
  }

  async function clear(): Promise<void> {
    life++
    connection.stop()
    visitor = null
    context.forget()
    const left = [...rooms.peek().values()]
    for (const { room } of left) {
      room.forget()
      room.stop()
    }
    rooms.value = new Map()
    opened.clear()
    conversations.value = []
    online.value = null
    await Promise.all([outbox.clear(), writing, ...left.map(({ room }) => room.idle())])
  }

  const act = (command: string, input: Record<string, unknown>) => {
    const cid = newId()
    outbox.add({ cid, lane: 'acts', command, input: { cid, ...input } })
  }

  return {
    connection: session.shown,
    online,
    conversations,
    unread: computed(() => [...rooms.value.values()].reduce((sum, { room }) => sum + room.unread.value, 0)),
    get kept() {
      return deps.storage.kept
    },
    thread(id = newId()) {
      const { thread } = open(id)
      opened.add(id)
      if (ready.peek()) catchUp(id)
      return thread
    },
    setContext: (value) => context.set(value),
    voteArticle: (vote) => act('article:vote', vote),
    recordGreeting: (record) => act('greeting:record', record),
    missSearch: (query, locale) => act('search:miss', { query: query.slice(0, 200), locale }),
    connect: () => connection.start(),
    async forget() {
      await clear()
      await store.dropAll()
      tabs.tell({ kind: 'forgotten' })
    },
    destroy() {
      for (const off of offs) off()
      session.stop()
      outbox.stop()
      for (const { room } of rooms.peek().values()) room.stop()
      connection.stop()
      tabs.close()
    },
  }
}
