import type { Viewer, Viewers } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal } from '@preact/signals-core'
import type { AgentConnection, Clock } from './types.ts'

/** How often a screen says again what it shows: the server forgets it after three times as long. */
const againMs = 20_000

/** Who looks at which conversation, and what this screen says of itself. */
export interface Looking {
  readonly viewers: ReadonlySignal<ReadonlyMap<string, readonly Viewer[]>>
  look(conversation: string | null, replying: boolean): void
  /** All that the server knows. */
  reset(all: readonly Viewers[]): void
  learn(viewers: Viewers): void
  stop(): void
}

export function createLooking(deps: {
  clock: Clock
  ready: ReadonlySignal<boolean>
  request: AgentConnection['request']
}): Looking {
  const viewers = signal<ReadonlyMap<string, readonly Viewer[]>>(new Map())
  const shown = signal<{ conversation: string | null; replying: boolean }>({ conversation: null, replying: false })
  let cancel = () => {}
  let said = false

  function say(): void {
    cancel()
    const now = shown.peek()
    if (!deps.ready.peek() || (now.conversation === null && !said)) return
    said = now.conversation !== null
    // A hint: a lost one is said again.
    deps.request('viewing:set', now).catch(() => {})
    if (said) cancel = deps.clock.after(againMs, say)
  }
  const stop = effect(() => {
    void shown.value
    if (deps.ready.value) say()
    else said = false
  })

  return {
    viewers,
    look(conversation, replying) {
      const now = shown.peek()
      if (now.conversation !== conversation || now.replying !== replying) shown.value = { conversation, replying }
    },
    reset(all) {
      viewers.value = new Map(all.map(({ conversation, viewers: list }) => [conversation, list]))
    },
    learn({ conversation, viewers: list }) {
      const next = new Map(viewers.peek())
      if (list.length > 0) next.set(conversation, list)
      else next.delete(conversation)
      viewers.value = next
    },
    stop() {
      stop()
      cancel()
    },
  }
}
