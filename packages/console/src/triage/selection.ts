import { type ReadonlySignal, signal } from '@preact/signals'

/** The rows of the list that the next act is for, all at once. */
export interface Selection {
  readonly ids: ReadonlySignal<ReadonlySet<string>>
  toggle(id: string): void
  /** All from the last one that was toggled to this one, as the list has them. */
  extend(id: string, list: readonly string[]): void
  set(ids: readonly string[]): void
  clear(): void
}

export function createSelection(): Selection {
  const ids = signal<ReadonlySet<string>>(new Set())
  let last: string | null = null
  return {
    ids,
    toggle(id) {
      const next = new Set(ids.value)
      if (!next.delete(id)) next.add(id)
      last = id
      ids.value = next
    },
    extend(id, list) {
      const [from, to] = [list.indexOf(last ?? id), list.indexOf(id)].sort((a, b) => a - b)
      ids.value = new Set([...ids.value, ...list.slice(from, (to ?? 0) + 1)])
      last = id
    },
    set(all) {
      ids.value = new Set(all)
    },
    clear() {
      last = null
      ids.value = new Set()
    },
  }
}
