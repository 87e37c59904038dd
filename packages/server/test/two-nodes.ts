import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { makePostgres } from './databases.ts'
import { hasPostgres, type Postgres, startPostgres } from './postgres.ts'
import { serverMs } from './programs.ts'
import { hasRedis, type Redis, startRedis } from './redis.ts'
import { type AgentDevice, granted, openStage, type Stage, useDatabase, type VisitorDevice, words } from './stage.ts'

export const act = (conversation: string) => ({ cid: randomUUID(), conversation })
export const handoff = (conversation: string) => ({ ...act(conversation), reason: 'asked' as const })
export const reply = (conversation: string, text: string) => ({
  ...{ ...act(conversation), stream: 'public' as const, body: { kind: 'text' as const, text } },
})
export const ben = ['ben@shop.example', 'battery staple'] as const
export const seqs = (device: VisitorDevice | AgentDevice, conversation: string) =>
  (device as VisitorDevice)
    .pushed('entry:appended')
    .filter((entry) => entry.conversation === conversation)
    .map(({ seq }) => seq)
export const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)
/** What was pushed of a log that began to be followed at `from` or a little earlier: in order, each once, up to `to`. */
export function expectRun(pushed: readonly number[], from: number, to: number): void {
  const first = pushed[0] ?? Number.NaN
  expect(first).toBeLessThanOrEqual(from)
  expect(pushed).toEqual(oneTo(to).slice(first - 1))
}
export const hasSeq = (conversation: string, seq: number) => (entry: { conversation: string; seq: number }) =>
  entry.conversation === conversation && entry.seq === seq

/** A conversation that waits for a person. */
export async function waiting(visitor: VisitorDevice): Promise<string> {
  const id = randomUUID()
  granted(await visitor.ask('message:send', words(id, 'I need a person')))
  granted(await visitor.ask('handoff:request', handoff(id)))
  return id
}

/** Two servers on one Postgres. */
export interface TwoNodes {
  a: Stage
  b: Stage
  postgres: Postgres
  redis: Redis
  /** Starts both on a new database, each with the Redis given or none. */
  open(redisOfA: string | null, redisOfB: string | null): Promise<void>
}

/** Tests with two nodes, which they open themselves; skipped, and loudly, without Postgres and Redis. */
export function onTwoNodes(name: string, tests: (nodes: TwoNodes) => void): void {
  describe.skipIf(!hasPostgres || !hasRedis)(name, () => {
    const nodes = {
      async open(redisOfA, redisOfB) {
        const database = await makePostgres(nodes.postgres)
        useDatabase(async () => database)
        const common = { agentGraceMs: 400 }
        nodes.a = await openStage({ ...common, redisUrl: redisOfA })
        nodes.b = await openStage({ ...common, redisUrl: redisOfB })
      },
    } as TwoNodes
    beforeAll(async () => {
      nodes.postgres = await startPostgres()
      nodes.redis = await startRedis()
    }, serverMs)
    afterEach(async () => {
      await Promise.all([nodes.a.close(), nodes.b.close()])
    }, serverMs)
    afterAll(async () => {
      await nodes.redis.kill()
      await nodes.postgres.close()
    }, serverMs)
    tests(nodes)
  })
}
