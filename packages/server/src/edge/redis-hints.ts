import { createClient } from '@redis/client'
import type { Hint, Hints } from '../nodes/hints.ts'
import { seal, unseal } from '../nodes/seal.ts'

/** How long a device waits for its node to listen, milliseconds; what it misses then is found by looking. */
const patienceMs = 300
const connectMs = 2000
/** A connection that says nothing for so long is dead; it is asked every third of that. */
const silenceMs = 6000
const longestPauseMs = 1000

export interface RedisHintOptions {
  url: string
  /** Before every channel, so that two installations may share one Redis. */
  prefix: string
  /** Known to the nodes of one database only: what another one writes there is no hint. */
  key: string
  /** This node: its own hints are not for itself. */
  node: string
  onHint(hint: Hint): void
  onError(error: unknown): void
}

/**
 * Hints over Redis channels. Nothing waits for it and nothing is kept for it: without a connection hints are dropped,
 * and listening goes on when it is back.
 */
export function createRedisHints({ url, prefix, key, node, onHint, onError }: RedisHintOptions): Hints {
  const client = createClient({
    ...{ url, RESP: 3, disableOfflineQueue: true, pingInterval: silenceMs / 3 },
    socket: {
      ...{ connectTimeout: connectMs, socketTimeout: silenceMs },
      reconnectStrategy: (retries: number) => Math.min(50 * 2 ** Math.min(retries, 6), longestPauseMs),
    },
  })
  const wanted = new Set<string>()
  /** No longer wanted, but not said yet: the library listens again after each reconnect. */
  const stale = new Set<string>()
  let lost = false
  let closed = false

  function hear(message: string): void {
    const text = unseal(key, message)
    if (text === null) return
    try {
      const heard = JSON.parse(text) as { node: string; hint: Hint }
      if (heard.node !== node) onHint(heard.hint)
    } catch (error) {
      onError(error)
    }
  }
  const full = (channel: string) => `${prefix} ${channel}`
  const subscribe = async (channels: readonly string[]): Promise<void> => {
    if (client.isReady && channels.length > 0) await client.subscribe(channels.map(full), hear)
  }
  async function listenAgain(): Promise<void> {
    await subscribe([...wanted])
    if (stale.size > 0) await client.unsubscribe([...stale].map(full), hear)
    stale.clear()
  }
  /** What fails here is lost on purpose: the others look at the database anyway. */
  const lose = () => {}
  client.on('error', (error) => {
    // Once for each time it is lost, not for each try.
    if (!lost && !closed) onError(error)
    lost = true
  })
  client.on('ready', () => {
    lost = false
    listenAgain().catch(onError)
  })
  client.connect().catch((error) => {
    if (!closed) onError(error)
  })

  return {
    send(channels, hint) {
      if (!client.isReady) return
      const message = seal(key, JSON.stringify({ node, hint }))
      for (const channel of channels) client.publish(full(channel), message).catch(lose)
    },
    async listen(channel) {
      wanted.add(channel)
      stale.delete(channel)
      const patience = new Promise<void>((next) => setTimeout(next, patienceMs).unref())
      await Promise.race([subscribe([channel]).catch(lose), patience])
    },
    ignore(channel) {
      wanted.delete(channel)
      if (client.isReady) client.unsubscribe(full(channel), hear).catch(lose)
      else stale.add(channel)
    },
    async close() {
      closed = true
      client.destroy()
    },
  }
}

/** Without Redis: nobody hears anything, and everything is found by looking. */
export const noHints: Hints = { send() {}, listen: async () => {}, ignore() {}, close: async () => {} }
