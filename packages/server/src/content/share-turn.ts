/**
 * One reading for all who ask in the same turn of the loop. Who asks later gets one that began later, so that nobody is
 * told what was true before she asked; while one is under way, all who wait share the next.
 */
export function shareTurn(read: () => Promise<void>) {
  /** What whoever asks now gets: it waits, or began in this turn. */
  let shared: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()

  function begin(): Promise<void> {
    const run: Promise<void> = last.then(() => {
      setImmediate(() => {
        if (shared === run) shared = null
      })
      return read()
    })
    last = run.catch(() => {})
    return run
  }
  function refresh(): Promise<void> {
    shared ??= begin()
    return shared
  }
  return {
    refresh,
    renew(): Promise<void> {
      shared = null
      return refresh()
    },
  }
}
