import { createMemoryStorage } from '../src/edge/memory-storage.ts'
import type { Notice, Tabs } from '../src/tabs.ts'
import type { VisitorClient, VisitorThread } from '../src/types.ts'
import { createVisitorClient } from '../src/visitor-client.ts'
import type { FakeServer, Wire } from './fake-server.ts'
import { createRandom, newId, type TurnedClock } from './turned-clock.ts'

/** A browser: what it keeps outlives its tabs. */
export interface Device {
  kept: Map<string, unknown>
  warnings: string[]
  openTab(): { client: VisitorClient; wire: Wire; wake(): void }
}

export function createDevice(server: FakeServer, clock: TurnedClock, shared = false): Device {
  const kept = new Map<string, unknown>()
  const warnings: string[] = []
  const link = createTabLink()
  return {
    kept,
    warnings,
    openTab() {
      const wire = server.wire()
      const wakes = new Set<() => void>()
      const client = createVisitorClient({
        connection: wire.connection,
        storage: createMemoryStorage(kept, true),
        clock,
        newId,
        random: createRandom(7),
        site: 'demo',
        locale: 'en',
        report: (text) => void warnings.push(text),
        onWake(run) {
          wakes.add(run)
          return () => void wakes.delete(run)
        },
        ...(shared ? { tabs: link() } : {}),
      })
      return {
        client,
        wire,
        wake() {
          for (const run of wakes) run()
        },
      }
    },
  }
}

/** Locks and channel of one browser, as `edge/tab-lock.ts` gives them. */
export function createTabLink(): () => Tabs {
  const last = new Map<string, Promise<void>>()
  const listeners = new Set<{ run(notice: Notice): void; owner: Tabs }>()
  return () => {
    const tabs: Tabs = {
      alone(name, run) {
        const turn = (last.get(name) ?? Promise.resolve()).then(run)
        last.set(
          name,
          turn.catch(() => {}),
        )
        return turn
      },
      tell(notice) {
        for (const { run, owner } of [...listeners])
          if (owner !== tabs) setImmediate(() => run(structuredClone(notice)))
      },
      onTold(run) {
        const listener = { run, owner: tabs }
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      close() {},
    }
    return tabs
  }
}

/** The words of a thread as a person sees them, with a mark for each state. */
export const shown = (thread: VisitorThread): string[] =>
  thread.lines.value.map(({ body, state }) => `${('text' in body && body.text) || body.kind} (${state})`)
export const texts = (thread: VisitorThread): string[] =>
  thread.lines.value.map(({ body }) => ('text' in body && body.text) || body.kind)
