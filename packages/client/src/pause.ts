import type { Clock } from './types.ts'

/** A wait that can be cut short. */
export interface Pause {
  /** Resolves after `ms`, or as soon as `end` is called. */
  wait(ms: number): Promise<void>
  end(): void
}

export function createPause(clock: Clock): Pause {
  let end = () => {}
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const cancel = clock.after(ms, resolve)
        end = () => {
          cancel()
          resolve()
        }
      }),
    end: () => end(),
  }
}
