import type { Clock } from './types.ts'

/** How often a device makes sure that it has all, so that a lost last push is found without a later one. */
const everyMs = 25_000

/** Runs `check` every 25 s and whenever the page comes back to the person. Returns how to end it. */
export function startTailCheck(clock: Clock, onWake: (run: () => void) => () => void, check: () => void): () => void {
  let cancel = () => {}
  const next = () => {
    cancel = clock.after(everyMs, () => {
      check()
      next()
    })
  }
  next()
  const unlisten = onWake(check)
  return () => {
    cancel()
    unlisten()
  }
}
