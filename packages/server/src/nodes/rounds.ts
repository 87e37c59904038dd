import type { Clock } from '../deps.ts'

/** Three seconds is what is promised. */
const lookEveryMs = 2000

/**
 * Does the same things again and again, one after the other. One that fails is reported once, until it works again.
 * @param everyMs from the beginning of one round to that of the next, milliseconds
 */
export function createRounds(clock: Clock, onError: (error: unknown) => void, everyMs = lookEveryMs) {
  const failing = new Set<() => Promise<void>>()
  let cancel = () => {}
  let running: Promise<void> = Promise.resolve()
  let stopped = false

  async function round(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    for (const task of tasks) {
      try {
        await task()
        failing.delete(task)
      } catch (error) {
        if (!failing.has(task)) onError(error)
        failing.add(task)
      }
    }
  }
  function next(tasks: readonly (() => Promise<void>)[]): void {
    const began = clock.now()
    running = round(tasks).then(() => {
      const passed = Math.min(Math.max(0, clock.now() - began), everyMs)
      if (!stopped) cancel = clock.after(everyMs - passed, () => next(tasks))
    })
  }

  return {
    start: next,
    async stop(): Promise<void> {
      stopped = true
      cancel()
      await running
    },
  }
}
