import type { Clock } from '../deps.ts'

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    // A waiting lease does not keep a process alive that is asked to end.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
