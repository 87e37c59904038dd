import type { Answer, Refusal } from '@deskbell/protocol'
import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { retryWait } from './retry-wait.ts'
import type { Clock, ConnectionState } from './types.ts'

export interface SessionDeps<A> {
  state: ReadonlySignal<ConnectionState>
  clock: Clock
  random(): number
  /** Asks `session:start`; rejects when the answer is unknown. */
  start(): Promise<Answer<A>>
  onStarted(answer: A): void
  /** Refused for good. Return true to ask once more at once, e.g. without the token. */
  onRefused(refusal: Refusal): Promise<boolean>
}

/** Says who we are after every connect. `ready` is true from the answer until the connection breaks. */
export interface Session {
  readonly ready: ReadonlySignal<boolean>
  /** As the screen shows it: online only when the server has answered. */
  readonly shown: ReadonlySignal<ConnectionState>
  /** The server does not know this connection's session: say it again. */
  restart(): void
  stop(): void
}

export function createSession<A>(deps: SessionDeps<A>): Session {
  const ready = signal(false)
  /** Counts connections, so that an answer to an older one changes nothing. */
  let turn = 0
  let failures = 0
  let cancel = () => {}

  async function begin(mine: number): Promise<void> {
    const answer = await deps.start().catch(() => null)
    if (mine !== turn) return
    if (answer?.ok) {
      failures = 0
      deps.onStarted(answer)
      if (mine === turn) ready.value = true
    } else if (answer && !answer.error.retry) {
      const again = await deps.onRefused(answer.error)
      if (again && mine === turn) await begin(mine)
    } else {
      failures++
      const ms = Math.max(retryWait(failures, deps.random), answer?.error.afterMs ?? 0)
      cancel = deps.clock.after(ms, () => void begin(mine))
    }
  }

  function restart(): void {
    cancel()
    ready.value = false
    turn++
    if (deps.state.peek() === 'online') void begin(turn)
  }

  const unwatch = deps.state.subscribe(restart)

  return {
    ready,
    shown: computed(() => (deps.state.value === 'online' && !ready.value ? 'connecting' : deps.state.value)),
    restart,
    stop() {
      unwatch()
      cancel()
      turn++
      ready.value = false
    },
  }
}
