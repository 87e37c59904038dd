import type { Entry } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals-core'

/** How many entries beyond a gap are kept until it is filled; the rest comes with the resume. */
const holdLimit = 200

/** One stream of a conversation as far as this device has it: seqs 1 to `have`, without a gap. */
export interface Log {
  readonly entries: ReadonlySignal<readonly Entry[]>
  /** Highest seq up to which everything is here. */
  readonly have: number
  /** Id of the entry at `have`; `null` when nothing is here. */
  readonly haveId: string | null
  /** Something beyond the next seq came: what is between must be asked for. */
  readonly gap: boolean
  /**
   * Applies, holds or drops each entry; the same one may come first, twice or late.
   * Returns what was applied, and whether a seq came with another id than the one here: then this is not the server's log.
   */
  add(entries: readonly Entry[]): { applied: Entry[]; foreign: boolean }
  clear(): void
}

export function createLog(): Log {
  const entries = signal<readonly Entry[]>([])
  const held = new Map<number, Entry>()
  const have = () => entries.value.length

  function hold(entry: Entry): void {
    held.set(entry.seq, entry)
    if (held.size > holdLimit) held.delete(Math.max(...held.keys()))
  }

  function add(more: readonly Entry[]): { applied: Entry[]; foreign: boolean } {
    let foreign = false
    for (const entry of more) {
      if (entry.seq > have()) hold(entry)
      else if (entries.value[entry.seq - 1]?.id !== entry.id) foreign = true
    }
    const applied: Entry[] = []
    for (let next = held.get(have() + 1); next; next = held.get(next.seq + 1)) {
      applied.push(next)
      held.delete(next.seq)
    }
    if (applied.length > 0) entries.value = [...entries.value, ...applied]
    return { applied, foreign }
  }

  return {
    entries,
    get have() {
      return have()
    },
    get haveId() {
      return entries.value.at(-1)?.id ?? null
    },
    get gap() {
      return held.size > 0
    },
    add,
    clear() {
      held.clear()
      entries.value = []
    },
  }
}
