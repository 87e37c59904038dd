import type { AgentThread } from '@deskbell/client'
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { TextKey } from '../text/say.ts'

export type ThreadAct = 'take' | 'solve' | 'reopen'

/** Asks the server for an act, one at a time, and keeps the reason of a refusal for the screen. */
export interface Acting {
  busy: ReadonlySignal<ThreadAct | null>
  fault: ReadonlySignal<TextKey | null>
  run(act: ThreadAct): Promise<void>
}

export function createActing(thread: AgentThread): Acting {
  const busy = signal<ThreadAct | null>(null)
  const fault = signal<TextKey | null>(null)
  return {
    busy,
    fault,
    async run(act) {
      if (busy.value) return
      busy.value = act
      fault.value = null
      // The request rejects when the connection breaks before the answer; what the server did is then told by its events.
      const answer = await thread[act]().catch(() => null)
      busy.value = null
      if (!answer) fault.value = 'error.unreachable'
      else if (!answer.ok) fault.value = `error.${answer.error.code}`
    },
  }
}

/** Resolves when one's own line has left this device: true when it is stored, false when it failed. */
export const whenSent = ({ lines }: AgentThread, cid: string): Promise<boolean> =>
  new Promise((resolve) => {
    let stop: (() => void) | null = null
    let done = false
    stop = effect(() => {
      const line = lines.value.find((each) => each.cid === cid)
      if (done || !line || line.state === 'waiting') return
      done = true
      resolve(line.state !== 'failed')
      stop?.()
    })
    if (done) stop()
  })
