import type { ContextSet } from '@deskbell/protocol'
import type { ReadonlySignal } from '@preact/signals-core'

/** Keeps the server's picture of page and cart at the newest one; what lay between is of no use to anybody. */
export interface ContextTold {
  set(context: ContextSet): void
  /** On every new session: the server may have forgotten. */
  tell(): void
  forget(): void
}

/** `send` resolves to false when the server did not take it. */
export function createContextTold(
  ready: ReadonlySignal<boolean>,
  send: (context: ContextSet) => Promise<boolean>,
): ContextTold {
  let newest: ContextSet | null = null
  let told = ''
  let busy = false

  async function run(): Promise<void> {
    while (ready.peek() && newest && JSON.stringify(newest) !== told) {
      const text = JSON.stringify(newest)
      if (!(await send(newest))) return
      told = text
    }
  }
  function update(): void {
    if (busy) return
    busy = true
    void run().finally(() => {
      busy = false
    })
  }

  return {
    set(context) {
      newest = context
      update()
    },
    tell() {
      told = ''
      update()
    },
    forget() {
      newest = null
    },
  }
}
