import { createMemoryStorage } from '../src/edge/memory-storage.ts'
import { createSharedConnection } from '../src/shared/shared-connection.ts'
import type { VisitorClient, VisitorConnection } from '../src/types.ts'
import { createVisitorClient } from '../src/visitor-client.ts'
import { createTabLink } from './device.ts'
import type { FakeServer, Wire } from './fake-server.ts'
import { createRandom, newId, type TurnedClock } from './turned-clock.ts'

type Hold = { run: () => Promise<unknown>; done: (error?: Error) => void; owner: object }

/** Web Locks of one browser: a queue for each name, with `steal`, `signal`, and an end of all that a dead tab held. */
export function createLocks() {
  const held = new Map<string, Hold>()
  const queues = new Map<string, Hold[]>()
  const aborted = () => new DOMException('aborted', 'AbortError')

  function next(name: string): void {
    const hold = held.has(name) ? undefined : queues.get(name)?.shift()
    if (!hold) return
    held.set(name, hold)
    void Promise.resolve()
      .then(hold.run)
      .then(
        () => hold.done(),
        (error: Error) => hold.done(error),
      )
      .then(() => release(name, hold))
  }
  function release(name: string, hold: Hold): void {
    if (held.get(name) !== hold) return
    held.delete(name)
    next(name)
  }
  const drop = (name: string, hold: Hold) => queues.set(name, queues.get(name)?.filter((one) => one !== hold) ?? [])

  return {
    held,
    waiting: () => [...queues.values()].flat().length,
    of: (owner: object) =>
      ({
        request: (name: string, options: LockOptions, run: () => Promise<unknown>) =>
          new Promise<void>((resolve, reject) => {
            const hold: Hold = { run, owner, done: (error) => (error ? reject(error) : resolve()) }
            options.signal?.addEventListener('abort', () => {
              if (held.get(name) !== hold) reject(aborted())
              drop(name, hold)
            })
            const queue = queues.get(name) ?? []
            if (options.steal) {
              held.get(name)?.done(aborted())
              held.delete(name)
              queue.unshift(hold)
            } else queue.push(hold)
            queues.set(name, queue)
            next(name)
          }),
      }) as Pick<LockManager, 'request'>,
    /** The tab died: what it held and waited for is free. */
    free(owner: object) {
      for (const [name, queue] of queues) for (const hold of queue) if (hold.owner === owner) drop(name, hold)
      for (const [name, hold] of [...held]) if (hold.owner === owner) release(name, hold)
    },
  }
}

/** BroadcastChannels of one browser. A tab that stands still hears later what it was told. */
export function createAir() {
  const open = new Set<{ name: string; hear(data: unknown): void }>()
  return {
    open,
    of(owner: { stuck: boolean; dead: boolean; late: (() => void)[] }) {
      return class {
        onmessage: ((event: { data: unknown }) => void) | null = null
        readonly #end: { name: string; hear(data: unknown): void }
        readonly name: string
        constructor(name: string) {
          this.name = name
          const deliver = (data: unknown) => {
            if (open.has(this.#end) && !owner.dead) this.onmessage?.({ data })
          }
          this.#end = {
            name,
            hear: (data) => (owner.stuck ? void owner.late.push(() => deliver(data)) : deliver(data)),
          }
          open.add(this.#end)
        }
        postMessage(data: unknown): void {
          if (owner.dead) return
          const copy = structuredClone(data)
          for (const one of [...open]) {
            if (one.name === this.name && one !== this.#end) setImmediate(() => one.hear(structuredClone(copy)))
          }
        }
        close(): void {
          open.delete(this.#end)
        }
      } as unknown as typeof BroadcastChannel
    },
  }
}

export interface SharedTab {
  client: VisitorClient
  connection: VisitorConnection
  /** Every connection that this tab made, in order. */
  wires: Wire[]
  /** Whether its words and the server's reach it. */
  stuck: boolean
  wake(): void
  /** The browser puts the page aside, or brings it back. */
  show(shown: boolean): void
  /** It answers nothing, and hears later what it was told. */
  freeze(): void
  thaw(): void
  /** It is gone, without a word. */
  die(): void
}

/** A browser whose tabs share a connection, with locks and channels as Web Locks and BroadcastChannel give them. */
export function createBrowser(server: FakeServer, clock: TurnedClock, able = { locks: true, kept: true }) {
  const locks = createLocks()
  const air = createAir()
  const kept = new Map<string, unknown>()
  const link = createTabLink()
  const tabs: SharedTab[] = []
  const wires = () => tabs.flatMap((tab) => tab.wires)
  let reachable = true

  function openTab(): SharedTab {
    const owner = { stuck: false, dead: false, late: [] as (() => void)[] }
    const shows = new Set<(shown: boolean) => void>()
    const wakes = new Set<() => void>()
    const made: Wire[] = []
    const connection = createSharedConnection({
      ...{ name: 'demo', clock, newId },
      open() {
        const wire = server.wire()
        if (!reachable) wire.down()
        wire.pushes = (deliver) => (owner.stuck ? void owner.late.push(deliver) : deliver())
        made.push(wire)
        return wire.connection
      },
      ...(able.locks ? { locks: locks.of(owner), Channel: air.of(owner) } : {}),
      onShown(run) {
        shows.add(run)
        return () => void shows.delete(run)
      },
    })
    const client = createVisitorClient({
      ...{ connection, storage: createMemoryStorage(able.kept ? kept : new Map(), true), clock, newId },
      ...{ random: createRandom(7), site: 'demo', locale: 'en', tabs: link(), report() {} },
      onWake(run) {
        wakes.add(run)
        return () => void wakes.delete(run)
      },
    })
    const tab: SharedTab = {
      client,
      connection,
      wires: made,
      get stuck() {
        return owner.stuck
      },
      wake() {
        for (const run of [...wakes]) run()
      },
      show(shown) {
        for (const run of [...shows]) run(shown)
      },
      freeze() {
        owner.stuck = true
      },
      thaw() {
        owner.stuck = false
        for (const run of owner.late.splice(0)) run()
      },
      die() {
        owner.dead = true
        for (const wire of made) wire.down()
        client.destroy()
        locks.free(owner)
        tabs.splice(tabs.indexOf(tab), 1)
      },
    }
    tabs.push(tab)
    return tab
  }

  return {
    tabs,
    locks,
    air,
    openTab,
    /** Connections that stand. */
    online: () => wires().filter((wire) => wire.connection.state.peek() === 'online'),
    down() {
      reachable = false
      for (const wire of wires()) wire.down()
    },
    up() {
      reachable = true
      for (const wire of wires()) wire.up()
    },
  }
}
