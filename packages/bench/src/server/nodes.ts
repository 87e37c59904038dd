import { type Postgres, startPostgres } from '@deskbell/server/test/postgres'
import { type Redis, startRedis } from '@deskbell/server/test/redis'
import { makeFixture, openDesk } from './fixture.ts'
import { saturate, visit } from './load.ts'
import { startSubject } from './subject.ts'

const senders = 100

/** CPU seconds of the nodes for 10,000 messages; half of the visitors are at each node, the agent is at the first. */
async function measure(count: number, messages: number, postgres: Postgres, redis: Redis): Promise<number> {
  const fixture = makeFixture()
  const databaseUrl = await postgres.createDatabase()
  const options = JSON.stringify({ ...fixture.options, dataDir: undefined, databaseUrl, redisUrl: redis.url })
  const nodes = []
  for (let n = 0; n < count; n++) nodes.push(await startSubject('ours.ts', options))
  const visitors = (await Promise.all(nodes.map(({ url }) => visit(url, senders / count)))).flat()
  const desk = await openDesk(
    nodes[0]!.url,
    visitors.map(({ conversation }) => conversation),
  )
  await saturate(nodes, visitors, messages / 10) // Warm.
  await desk.reaches('entry:appended', messages / 10)
  const { cpu } = await saturate(nodes, visitors, messages)
  await desk.reaches('entry:appended', messages / 10 + messages)
  for (const node of nodes) await node.stop()
  fixture.drop()
  return cpu
}

/** What a message costs one node and two nodes, both on Postgres and Redis. */
export async function measureNodes(messages: number): Promise<{ one: number; two: number }> {
  const [postgres, redis] = [await startPostgres(), await startRedis()]
  try {
    const one = await measure(1, messages, postgres, redis)
    return { one, two: await measure(2, messages, postgres, redis) }
  } finally {
    await redis.kill()
    await postgres.close()
  }
}
