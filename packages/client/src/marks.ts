import type { ReadonlySignal } from '@preact/signals-core'

export interface Mark {
  delivered: number
  read: number
}

/** Tells the server how far this side has got; only what is new, the newest only, one at a time. */
export interface Marks {
  /** Look again: something was applied or read, or the server is back. */
  update(): void
}

/** `send` resolves to false when the server did not take it. */
export function createMarks(deps: {
  ready: ReadonlySignal<boolean>
  now(): Mark
  send(mark: Mark): Promise<boolean>
}): Marks {
  const told: Mark = { delivered: 0, read: 0 }
  let busy = false

  async function run(): Promise<void> {
    for (;;) {
      const { delivered, read } = deps.now()
      if (!deps.ready.value || (delivered <= told.delivered && read <= told.read)) return
      if (!(await deps.send({ delivered, read }))) return
      told.delivered = Math.max(told.delivered, delivered)
      told.read = Math.max(told.read, read)
    }
  }

  return {
    update() {
      if (busy) return
      busy = true
      // After the present act: a page of entries is marked once, not entry by entry.
      void Promise.resolve()
        .then(run)
        .finally(() => {
          busy = false
        })
    },
  }
}
