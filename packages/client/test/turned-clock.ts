import type { Clock } from '../src/types.ts'

export interface TurnedClock extends Clock {
  /** Lets time pass; everything due runs in its order. */
  turn(ms: number): Promise<void>
  /** Timers that are set. */
  readonly waiting: number
}

/** Lets all that can go on without time go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) await new Promise((resolve) => setImmediate(resolve))
}

export function createTurnedClock(start = 1_700_000_000_000): TurnedClock {
  let now = start
  const timers = new Map<() => void, { at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms, run) {
      const cancel = () => void timers.delete(cancel)
      timers.set(cancel, { at: now + ms, run })
      return cancel
    },
    get waiting() {
      return timers.size
    },
    async turn(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0]
        if (!due) break
        now = Math.max(now, due[1].at)
        timers.delete(due[0])
        due[1].run()
        await settle()
      }
      now = end
      await settle()
    },
  }
}

/** Numbers from a seed (mulberry32): the same run every time. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

let made = 0
/** UUIDs that a failing test can be read by. */
export const newId = (): string => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
