/** Runs deliveries one round after the other, at once when something is kept. */
export interface Deliveries {
  start(round: () => Promise<void>): void
  /** Something is due: a round follows, after the commit that is under way. */
  soon(): void
  run(): Promise<void>
  stop(): Promise<void>
}

/** Long enough for the commit that keeps what is due. */
const soonMs = 20

export function createDeliveries(onError: (error: unknown) => void): Deliveries {
  let round = async () => {}
  let running: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  function run(): Promise<void> {
    if (stopped) return Promise.resolve()
    if (running) {
      again = true
      return running
    }
    running = round().finally(() => {
      running = null
      if (again) soon()
      again = false
    })
    return running
  }
  function soon(): void {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = null
      run().catch(onError)
    }, soonMs)
    timer.unref()
  }

  return {
    start(given) {
      round = given
    },
    soon,
    run,
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await running?.catch(onError)
    },
  }
}
