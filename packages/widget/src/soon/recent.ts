import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { TabMemory } from '../panel/edge/tab-memory.ts'

const key = 'searches'
const most = 4

/** What was searched for in this tab, newest first; it is kept in this tab and told to nobody. */
export interface Recent {
  readonly searches: ReadonlySignal<readonly string[]>
  add(query: string): void
  clear(): void
}

export function createRecent(memory: TabMemory): Recent {
  const kept = memory.get(key)
  const searches = signal<readonly string[]>(
    Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [],
  )
  function keep(next: readonly string[]): void {
    searches.value = next
    memory.set(key, next.length > 0 ? next : null)
  }
  return {
    searches,
    add(query) {
      const same = (other: string) => other.toLowerCase() === query.toLowerCase()
      keep([query, ...searches.peek().filter((other) => !same(other))].slice(0, most))
    },
    clear: () => keep([]),
  }
}

const all = new WeakMap<TabMemory, Recent>()

/** The one list of a tab. */
export function recentOf(memory: TabMemory): Recent {
  const recent = all.get(memory) ?? createRecent(memory)
  all.set(memory, recent)
  return recent
}
