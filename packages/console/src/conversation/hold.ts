import type { Clock } from '@deskbell/client'
import { type ReadonlySignal, signal } from '@preact/signals'

/** How long a reply can be called back, milliseconds. */
export const holdMs = 5000

/** Holds a reply for a moment before it leaves. */
export interface Hold {
  readonly held: ReadonlySignal<boolean>
  /** Resolves to true when it is time to send, to false when it was called back. Asked again meanwhile, it is time. */
  wait(): Promise<boolean>
  undo(): void
  /** It is time now: nobody is there any more to call it back. */
  flush(): void
}

export function createHold(clock: Clock): Hold {
  const held = signal(false)
  let end: (send: boolean) => void = () => {}
  return {
    held,
    undo: () => end(false),
    flush: () => end(true),
    wait() {
      if (held.peek()) {
        end(true)
        return Promise.resolve(false)
      }
      held.value = true
      return new Promise((resolve) => {
        const cancel = clock.after(holdMs, () => end(true))
        end = (send) => {
          end = () => {}
          cancel()
          held.value = false
          resolve(send)
        }
      })
    },
  }
}
