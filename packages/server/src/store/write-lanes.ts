import type { Sql } from './sql.ts'

/** How a transaction ended. After `commit` failed nobody knows whether it is kept. */
export type Outcome = { failed: null } | { failed: 'open' | 'work' | 'commit'; error: unknown }

export interface LaneOptions {
  /** Runs the work in a transaction of its own. `single` when nobody else shares it. */
  transact(work: (sql: Sql) => Promise<void>, single: boolean): Promise<Outcome>
  /** Whether another process was in the way, and running again may help. */
  isTransient(error: unknown): boolean
  /** Waits before another try, the first being 1. */
  pause(tries: number): Promise<void>
  /** How many transactions may be under way at once. */
  lanes: number
  /** How many operations may share one. */
  groupLimit: number
}

interface Waiting {
  key: string | null
  /** Others failed with it: it is tried by itself. */
  single: boolean
  /** Resolves to what to tell its caller after the commit. */
  run(sql: Sql): Promise<() => void>
  fail(error: unknown): void
}

const maxTries = 5
const keyOrder = (a: Waiting, b: Waiting) => ((a.key ?? '') < (b.key ?? '') ? -1 : a.key === b.key ? 0 : 1)

/**
 * Picks the next group, in the order of asking: nothing whose key is under way or waits before it; one that is tried by
 * itself stands alone. Pure; returns what is picked in the order of keys, and what is left.
 */
export function pickGroup(queue: readonly Waiting[], busy: ReadonlySet<string>, limit: number) {
  const blocked = new Set(busy)
  const group: Waiting[] = []
  const rest: Waiting[] = []
  for (const each of queue) {
    const closed = group.length >= limit || group[0]?.single || (each.single && group.length > 0)
    if (!closed && (each.key === null || !blocked.has(each.key))) group.push(each)
    else {
      rest.push(each)
      if (each.key !== null) blocked.add(each.key)
    }
  }
  return { group: group.sort(keyOrder), rest }
}

/**
 * Writes in several transactions at a time, each shared by the operations of one turn of the event loop. What shares a
 * key runs in order. A group that fails is undone, and each of it is tried by itself, so that one that fails or waits
 * long takes no other with it.
 */
export function createWriteLanes({ transact, isTransient, pause, lanes, groupLimit }: LaneOptions) {
  let queue: Waiting[] = []
  let due = false
  const busy = new Set<string>()
  const underWay = new Set<Promise<void>>()

  async function attempt(group: readonly Waiting[]): Promise<Outcome> {
    let tell: (() => void)[] = []
    const outcome = await transact(async (sql) => {
      tell = []
      for (const each of group) tell.push(await each.run(sql))
    }, group.length === 1)
    if (outcome.failed === null) for (const each of tell) each()
    return outcome
  }

  async function attemptSingle(group: readonly Waiting[]): Promise<Outcome> {
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(group)
      if (outcome.failed !== 'work' || tries === maxTries || !isTransient(outcome.error)) return outcome
      await pause(tries)
    }
  }

  async function runGroup(group: readonly Waiting[]): Promise<void> {
    const outcome = await (group.length === 1 ? attemptSingle(group) : attempt(group))
    if (outcome.failed === null) return
    if (outcome.failed === 'work' && group.length > 1) {
      queue.unshift(...group.map((each) => ({ ...each, single: true })))
      return
    }
    // Without a connection all that wait would fare the same; their senders ask again.
    const lost = outcome.failed === 'open' ? [...group, ...queue.splice(0)] : group
    for (const each of lost) each.fail(outcome.error)
  }

  function start(group: readonly Waiting[]): void {
    const keys = group.flatMap(({ key }) => key ?? [])
    for (const key of keys) busy.add(key)
    const run = runGroup(group).finally(() => {
      for (const key of keys) busy.delete(key)
      underWay.delete(run)
      flush()
    })
    underWay.add(run)
  }

  function flush(): void {
    while (underWay.size < lanes && queue.length > 0) {
      const { group, rest } = pickGroup(queue, busy, groupLimit)
      if (group.length === 0) return
      queue = rest
      start(group)
    }
  }

  /** A turn of the loop: everything that arrived together is written together. */
  function later(): void {
    if (due) return
    due = true
    setImmediate(() => {
      due = false
      flush()
    })
  }

  return {
    write<T>(operation: (sql: Sql) => Promise<T>, key: string | null): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const run = async (sql: Sql) => {
          const value = await operation(sql)
          return () => resolve(value)
        }
        queue.push({ key, single: false, run, fail: reject })
        later()
      })
    },
    async idle(): Promise<void> {
      while (due || underWay.size > 0) {
        await Promise.all(underWay)
        await new Promise((next) => setImmediate(next))
      }
    },
  }
}
