import { createAnswers } from '../src/answers/create-answers.ts'
import { createDeps } from '../src/create-deps.ts'
import type { Clock } from '../src/deps.ts'
import { openAgentSocket } from '../src/edge/agent-socket.ts'
import type { DoorState } from '../src/edge/door.ts'
import { createLog } from '../src/edge/log.ts'
import { measureNothing } from '../src/edge/metrics.ts'
import type { Namespaces } from '../src/edge/namespaces.ts'
import { readSites } from '../src/edge/site-files.ts'
import { openVisitorSocket } from '../src/edge/visitor-socket.ts'
import { createLimiter } from '../src/limiter.ts'
import { startAgentWatch } from '../src/presence/watch-agents.ts'
import { prepareAgents } from '../src/sign-in/prepare-agents.ts'
import { signInByCode } from '../src/sign-in/sign-in.ts'
import type { Database } from '../src/store/sql.ts'
import { addSite } from '../src/store/visitors.ts'
import { SimulatedSpace } from './simulated-space.ts'

export interface SimulatedNodeOptions {
  id: string
  /** Folder of the site's files. */
  site: string
  /** Shared by all nodes. */
  db: Database
  clock: Clock
  newId(): string
  newToken(): string
  onError(error: unknown): void
}

/** A server without a network: all that is between the door and the database is the real one. */
export interface SimulatedNode {
  visitors: SimulatedSpace
  agents: SimulatedSpace
  /** Signs an agent in; resolves to her cookie. */
  signIn(): Promise<string>
  /** Ends at this instant: nothing that was under way is answered, and nothing more is begun. */
  kill(): void
}

const unlimited = { count: 1_000_000, perMs: 1000 }

/** Starts one of several nodes on one database. They know of each other by looking at it, as without Redis. */
export async function startSimulatedNode(options: SimulatedNodeOptions): Promise<SimulatedNode> {
  let dead = false
  const { id, newId, newToken } = options
  const killed = new Error('the node was killed')
  const never = new Promise<never>(() => {})
  /** Of a dead process nothing goes on: not even an error reaches anybody. */
  const orNever = <T>(work: Promise<T>): Promise<T> =>
    work.then(
      (value) => (dead ? never : value),
      (error) => (dead ? never : Promise.reject(error)),
    )
  const db: Database = {
    ...options.db,
    write: (operation, key) =>
      dead
        ? never
        : orNever(
            options.db.write((sql) => {
              // What waited for its commit dies with the process.
              if (dead) throw killed
              return operation(sql)
            }, key),
          ),
  }
  const clock: Clock = {
    now: options.clock.now,
    after: (ms, run) =>
      options.clock.after(ms, () => {
        if (!dead) run()
      }),
  }
  const onError = (error: unknown) => {
    if (!dead) options.onError(error)
  }
  const visitors = new SimulatedSpace('/visitor')
  const agents = new SimulatedSpace('/agent')
  const spaces = { visitor: visitors, agent: agents } as unknown as Namespaces
  const several = {
    databaseUrl: 'simulated',
    redisUrl: null,
    publicUrl: null,
    allowedOrigins: '*' as const,
    messageLimit: unlimited,
    hourLimit: unlimited,
    siteLimit: unlimited,
    actLimit: unlimited,
    secretKey: null,
    webhookAllow: [],
  }
  const sites = readSites([{ folder: options.site, help: null }], {})
  const given = {
    nodeId: id,
    spaces,
    sites,
    db,
    clock,
    newId,
    newToken,
    files: null,
    deliverSoon() {},
    mail: null,
    onError,
  }
  const { deps, node } = await createDeps(several, given)
  const { presence } = deps
  await db.write((sql) => addSite(sql, { key: 'shop', name: 'Shop' }))
  const admin = { name: 'Ann', email: 'ann@shop.example' }
  const code = await prepareAgents(deps, { admin, agents: [], signInLink: 'always' })
  await presence.start(false)
  const watch = await startAgentWatch(deps, 60_000, onError)
  node.start(() => watch.look())
  const state: DoorState = { draining: false, busy: new Set(), log: createLog('silent'), measure: measureNothing }
  const answers = createAnswers([], {}, [])
  openVisitorSocket(spaces.visitor, deps, answers, state)
  const opened = createLimiter(unlimited, clock.now)
  openAgentSocket(
    spaces.agent,
    { deps, answers, watch, publicUrl: null, allowedOrigins: '*', secure: false, opened },
    state,
  )
  return {
    visitors,
    agents,
    async signIn() {
      const token = code === null ? null : await signInByCode(deps, code, null)
      if (token === null) throw new Error('no agent came in')
      return `deskbell=${token}`
    },
    kill() {
      dead = true
      for (const space of [visitors, agents]) for (const socket of [...space.sockets.values()]) socket.disconnect()
    },
  }
}
