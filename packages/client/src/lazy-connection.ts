import { computed, effect, signal } from '@preact/signals-core'
import { DisconnectedError } from './errors.ts'
import { retryWait } from './retry-wait.ts'
import type { Clock, Connection, ConnectionState } from './types.ts'

/**
 * A connection whose code is fetched when it is first started: `idle` and free of charge until then. Where the code
 * cannot be fetched it is `offline` and tries again.
 * @example createLazyConnection(async () => createSocketConnection((await import('…')).options), clock)
 */
export function createLazyConnection<Command extends string, Events>(
  load: () => Promise<Connection<Command, Events>>,
  clock: Clock,
  random: () => number = Math.random,
): Connection<Command, Events> {
  const inner = signal<Connection<Command, Events> | null>(null)
  const own = signal<ConnectionState>('idle')
  let wanted = false
  let loading = false
  let failures = 0
  let cancel = () => {}

  async function fetchCode(): Promise<void> {
    if (loading || inner.peek()) return
    loading = true
    own.value = 'connecting'
    try {
      const connection = await load()
      inner.value = connection
      if (wanted) connection.start()
    } catch {
      failures++
      own.value = wanted ? 'offline' : 'idle'
      if (wanted) cancel = clock.after(retryWait(failures, random), () => void fetchCode())
    } finally {
      loading = false
    }
  }

  return {
    state: computed(() => inner.value?.state.value ?? own.value),
    refused: computed(() => inner.value?.refused?.value ?? null),
    request: async (command, input, timeoutMs) => {
      const connection = inner.peek()
      if (!connection) throw new DisconnectedError('not connected')
      return connection.request(command, input, timeoutMs)
    },
    on: (event, run) => effect(() => inner.value?.on(event, run)),
    start() {
      wanted = true
      cancel()
      const connection = inner.peek()
      if (connection) connection.start()
      else void fetchCode()
    },
    stop() {
      wanted = false
      cancel()
      inner.peek()?.stop()
      if (!inner.peek()) own.value = 'idle'
    },
  }
}
