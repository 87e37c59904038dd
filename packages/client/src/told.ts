import type { ReadonlySignal } from '@preact/signals-core'

/** Keeps the server's knowledge at the newest value; what lay between is of no use to anybody. */
export interface Told {
  /** Look again: the value may have changed, or the server is back. */
  update(): void
  /** The server may have forgotten. */
  again(): void
}

/** One telling at a time. `now` gives `null` while there is nothing to tell; `send` rejects or resolves to a refusal when it was not taken. */
export function createTold<T>(deps: {
  ready: ReadonlySignal<boolean>
  now(): T | null
  send(value: T): Promise<{ ok: boolean }>
}): Told {
  let told = ''
  let busy = false

  async function run(): Promise<void> {
    for (;;) {
      const value = deps.now()
      const text = JSON.stringify(value)
      if (!deps.ready.peek() || value === null || text === told) return
      if (!(await deps.send(value)).ok) return
      told = text
    }
  }
  function update(): void {
    if (busy) return
    busy = true
    // After the present act: a page of entries is told once, not entry by entry.
    void Promise.resolve()
      .then(run)
      .catch(() => {}) // Told again after the next change or connect.
      .finally(() => {
        busy = false
      })
  }

  return {
    update,
    again() {
      told = ''
      update()
    },
  }
}
