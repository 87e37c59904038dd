import { randomUUID } from 'node:crypto'
import { type AgentClient, createAgentClient, createVisitorClient, type VisitorClient } from '@deskbell/client'
import { createMemoryStorage } from '@deskbell/client/edge/memory-storage'
import { createSocketConnection } from '@deskbell/client/edge/socket-connection'
import type { AgentCommand, ServerToAgent, ServerToVisitor, VisitorCommand } from '@deskbell/protocol'

/** How many times faster a device of the tests waits than a person's: 25 s between looks are half a second. */
const hurry = 50
const answerMs = 10_000

const hurriedClock = {
  now: Date.now,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms / hurry)
    return () => clearTimeout(timer)
  },
}

interface Wakes {
  onWake(run: () => void): () => void
  /** The person or the network comes back to the page. */
  wake(): void
}
function createWakes(): Wakes {
  const runs = new Set<() => void>()
  return {
    onWake(run) {
      runs.add(run)
      return () => void runs.delete(run)
    },
    wake() {
      for (const run of [...runs]) run()
    },
  }
}

export interface ShopperOptions {
  url: string
  /** What the browser keeps; the same again is the same browser after a reload. */
  kept?: Map<string, unknown>
  site?: string
}
export interface Shopper {
  client: VisitorClient
  kept: Map<string, unknown>
  /** What was asked of the server, in order. */
  asked: string[]
  wake(): void
}

/** A shopper's browser without a face: the real client on a real socket, only more impatient. */
export function openShopper({ url, kept = new Map(), site = 'shop' }: ShopperOptions): Shopper {
  const connection = createSocketConnection<VisitorCommand, ServerToVisitor>({ url, namespace: '/visitor' })
  const asked: string[] = []
  const { onWake, wake } = createWakes()
  const client = createVisitorClient({
    connection: {
      ...connection,
      request(command, input, timeoutMs = answerMs) {
        asked.push(command)
        return connection.request(command, input, timeoutMs / hurry)
      },
    },
    ...{ storage: createMemoryStorage(kept, true), clock: hurriedClock, newId: randomUUID, random: Math.random },
    ...{ site, locale: 'en', onWake, report() {} },
  })
  client.connect()
  return { client, kept, asked, wake }
}

/** An agent's browser without a face; its session is what the proxy at `url` adds. */
export function openAgent(url: string, kept = new Map<string, unknown>()): { client: AgentClient; wake(): void } {
  const connection = createSocketConnection<AgentCommand, ServerToAgent>({ url, namespace: '/agent' })
  const { onWake, wake } = createWakes()
  const client = createAgentClient({
    connection: {
      ...connection,
      request: (command, input, timeoutMs = answerMs) => connection.request(command, input, timeoutMs / hurry),
    },
    ...{ storage: createMemoryStorage(kept, true), clock: hurriedClock, newId: randomUUID, random: Math.random },
    ...{ onWake, report() {} },
  })
  client.connect()
  return { client, wake }
}
