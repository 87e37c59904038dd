import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createRandom, createTurnedClock, settle, type TurnedClock } from '@deskbell/client/test/turned-clock'
import { openSimulatedDatabase } from '@deskbell/server/test/simulated-database'
import { type SimulatedNode, startSimulatedNode } from '@deskbell/server/test/simulated-node'

/** Everything a journey happens in. The same seed makes the same world. */
export interface World {
  seed: number
  clock: TurnedClock
  random(): number
  newId(): string
  nodes: { node: SimulatedNode | null; visitors: SimulatedNode['visitors']; agents: SimulatedNode['agents'] }[]
  /** A node that lives, by chance. */
  pick(): World['nodes'][number] | undefined
  kill(at: number): void
  revive(at: number): Promise<void>
  /** Asks the database itself. */
  rows<Row>(statement: string, ...params: string[]): Row[]
  /** What failed in the background of a living node. */
  errors: unknown[]
  close(): Promise<void>
}

/** Lets the promises of real code settle that wait for no clock. */
async function done<T>(work: Promise<T>): Promise<T> {
  await settle()
  return work
}

/** Where files cost no disk: what survives a power cut is another test's. */
const memory = '/dev/shm'
const nodeCount = 2

export async function createWorld(seed: number): Promise<World> {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'deskbell-fuzz-'))
  const file = join(folder, 'fuzz.db')
  writeFileSync(join(folder, 'site.json'), JSON.stringify({ key: 'shop', name: 'Shop', defaultLanguage: 'en' }))
  const db = await openSimulatedDatabase(file)
  const reader = new DatabaseSync(file, { timeout: 5000 })
  const clock = createTurnedClock()
  const random = createRandom(seed)
  let made = 0
  const newId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
  const newToken = () => `token-${newId()}`.padEnd(43, 'x')
  const errors: unknown[] = []
  let starts = 0
  async function start() {
    const node = await done(
      startSimulatedNode({
        id: `node-${++starts}`,
        site: folder,
        db,
        clock,
        newId,
        newToken,
        onError: (error) => errors.push(error),
      }),
    )
    return { node, visitors: node.visitors, agents: node.agents }
  }
  const world: World = {
    ...{ seed, clock, random, newId, errors, nodes: [] },
    pick() {
      const alive = world.nodes.filter(({ node }) => node !== null)
      return alive[Math.floor(random() * alive.length)]
    },
    kill(at) {
      const there = world.nodes[at]
      there?.node?.kill()
      if (there) there.node = null
    },
    async revive(at) {
      if (world.nodes[at]?.node === null) world.nodes[at] = await start()
    },
    rows: (statement, ...params) => reader.prepare(statement).all(...params) as never,
    async close() {
      for (const at of world.nodes.keys()) world.kill(at)
      await settle()
      reader.close()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  while (world.nodes.length < nodeCount) world.nodes.push(await start())
  return world
}
