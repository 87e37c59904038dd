import type { VisitorConversation } from '@deskbell/protocol'
import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { joinLists, newConversation } from './conversations.ts'
import { createVisitorRoom, type VisitorRoom, type VisitorRoomDeps } from './visitor-room.ts'
import { createWriter } from './writer.ts'

/** All conversations of a shopper's device: the list, and a room for each. */
export interface VisitorRooms {
  readonly list: ReadonlySignal<readonly VisitorConversation[]>
  readonly unread: ReadonlySignal<number>
  /** The room of a conversation, made when it is first asked for. */
  open(id: string): VisitorRoom
  /** A room that is there already. */
  find(id: string): VisitorRoom | undefined
  /** What the device kept. */
  restore(kept: readonly VisitorConversation[]): void
  /** What the server has of this person. */
  learn(theirs: readonly VisitorConversation[]): void
  /** Another person acts now: threads that are not `theirs` have no business here any more. */
  dropOthers(theirs: readonly VisitorConversation[]): void
  change(id: string, to: (known: VisitorConversation | undefined) => VisitorConversation | undefined): void
  /** A screen has it open: it is made sure of again and again. */
  watch(id: string): VisitorRoom
  /** Makes sure of what screens have open, or of `all` there is. */
  catchUp(all: boolean): void
  /** The shop erased it: it leaves this device, too. */
  erase(id: string, exceptCid: string): void
  /** Forgets everything; resolves when nothing is being written any more. */
  clear(): Promise<void>
  stop(): void
}

export function createVisitorRooms(deps: Omit<VisitorRoomDeps, 'conversation' | 'begin'>): VisitorRooms {
  const { store, outbox } = deps
  const list = signal<readonly VisitorConversation[]>([])
  const rooms = signal<ReadonlyMap<string, VisitorRoom>>(new Map())
  const watched = new Set<string>()
  const { write, idle } = createWriter(deps.report)
  /** Counts forgettings, so that nothing that was under way writes afterwards. */
  let life = 0

  const find = (id: string) => rooms.peek().get(id)
  const known = (id: string) => list.value.find((one) => one.id === id)
  const waits = (id: string) => outbox.records.peek().some((record) => record.lane === id)

  function set(conversations: readonly VisitorConversation[]): void {
    list.value = conversations
    const mine = life
    void write(async () => {
      await deps.loaded()
      if (mine === life) await store.keepConversations(list.peek())
    })
  }
  const change: VisitorRooms['change'] = (id, to) => {
    const changed = to(list.peek().find((one) => one.id === id))
    if (changed) set(joinLists([changed], list.peek(), () => true))
  }

  function open(id: string): VisitorRoom {
    const there = find(id)
    if (there) return there
    const room = createVisitorRoom(id, {
      ...deps,
      conversation: computed(() => known(id) ?? null),
      begin: () => change(id, (before) => (before ? undefined : newConversation(id, deps.clock.now()))),
    })
    rooms.value = new Map([...rooms.peek(), [id, room]])
    return room
  }
  function forget(id: string): void {
    find(id)?.forget()
    void write(() => store.dropEntries(id))
  }
  /** Only for what the server knows: a thread that was never sent has nothing to ask for. */
  function catchUp({ id, feed }: VisitorRoom): void {
    const last = list.peek().find((one) => one.id === id)?.last ?? 0
    const { have } = feed.log
    if (watched.has(id) ? last > 0 || have > 0 : last !== have) void feed.catchUp()
  }

  return {
    list,
    unread: computed(() => [...rooms.value.values()].reduce((sum, room) => sum + room.unread.value, 0)),
    open,
    find,
    restore(kept) {
      list.value = joinLists(list.peek(), kept, () => true)
      for (const { id } of list.peek()) open(id)
    },
    learn(theirs) {
      set(joinLists(theirs, list.peek(), waits))
      for (const { id } of theirs) open(id)
    },
    dropOthers(theirs) {
      const ids = new Set(theirs.map(({ id }) => id))
      for (const id of rooms.peek().keys()) if (!ids.has(id) && !waits(id)) forget(id)
    },
    change,
    watch(id) {
      const room = open(id)
      watched.add(id)
      if (deps.ready.peek()) catchUp(room)
      return room
    },
    catchUp(all) {
      for (const room of rooms.peek().values()) {
        if (all || watched.has(room.id)) catchUp(room)
        if (all) room.marks.update()
      }
    },
    erase(id, exceptCid) {
      for (const { lane, cid } of outbox.records.peek()) if (lane === id && cid !== exceptCid) outbox.done(cid)
      set(list.peek().filter((one) => one.id !== id))
      forget(id)
    },
    async clear() {
      life++
      const left = [...rooms.peek().values()]
      for (const room of left) {
        room.forget()
        room.stop()
      }
      rooms.value = new Map()
      watched.clear()
      list.value = []
      await Promise.all([idle(), ...left.map((room) => room.idle())])
    },
    stop() {
      for (const room of rooms.peek().values()) room.stop()
    },
  }
}
