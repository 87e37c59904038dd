import { effect, type ReadonlySignal } from '@preact/signals-core'
import type { Clock } from './types.ts'

/** Resolves to true as soon as the signal is, to false when it is not within the time. */
export const whenTrue = (signal: ReadonlySignal<boolean>, clock: Clock, ms: number): Promise<boolean> =>
  new Promise((done) => {
    let stop = () => {}
    const end = (answer: boolean) => {
      cancel()
      done(answer)
      queueMicrotask(() => stop())
    }
    const cancel = clock.after(ms, () => end(false))
    stop = effect(() => {
      if (signal.value) end(true)
    })
  })
