import {
  addNode,
  addPerson,
  beat,
  countAgents,
  dropAllNodes,
  dropNodeNow,
  dropPerson,
  type Person,
  type PersonKind,
} from '../store/presence.ts'
import type { Database, Sql } from '../store/sql.ts'

/** Who is connected: counted in this process, told to all by rows that live as long as the process says it does. */
export interface Presence {
  /** Resolves to true when this is the person's first connection here. Never rejects. */
  join(kind: PersonKind, site: string, person: string): Promise<boolean>
  /** Resolves to true when it was the last here. Never rejects. */
  leave(kind: PersonKind, site: string, person: string): Promise<boolean>
  /** The agents of the site connected to this very process. */
  agentsHere(site: string): string[]
  /** How many agents of the site are connected to any node. */
  agents(site: string): Promise<number>
  /** Registers this process. `only` when no other can be there. */
  start(only: boolean): Promise<void>
  /** Says that this process is alive; whoever says it too late was struck off, and is written down again. */
  beat(): Promise<void>
  stop(): Promise<void>
}

const keyOf = ({ kind, person }: Person) => `${kind} ${person}`

export function createPresence(db: Database, node: string, onError: (error: unknown) => void): Presence {
  const here = {
    visitor: new Map<string, Person & { connections: number }>(),
    agent: new Map<string, Person & { connections: number }>(),
  }
  /** A row could not be written: the next beat writes all. */
  let behind = false

  const keep = (person: Person, run: (sql: Sql) => Promise<number>) =>
    db.write(run, keyOf(person)).catch((error) => {
      behind = true
      onError(error)
    })

  const register = () =>
    db.write(async (sql) => {
      await dropNodeNow(sql, node)
      await addNode(sql, node)
      for (const list of Object.values(here)) for (const each of list.values()) await addPerson(sql, node, each)
    })

  return {
    async join(kind, site, person) {
      const known = here[kind].get(person)
      here[kind].set(person, { kind, site, person, connections: (known?.connections ?? 0) + 1 })
      if (known) return false
      await keep({ kind, site, person }, (sql) => addPerson(sql, node, { kind, site, person }))
      return true
    },
    async leave(kind, site, person) {
      const connections = (here[kind].get(person)?.connections ?? 0) - 1
      if (connections > 0) here[kind].set(person, { kind, site, person, connections })
      else here[kind].delete(person)
      if (connections !== 0) return false
      await keep({ kind, site, person }, (sql) => dropPerson(sql, node, { kind, site, person }))
      return true
    },
    agentsHere: (site) => [...here.agent.values()].filter((each) => each.site === site).map(({ person }) => person),
    agents: (site) => countAgents(db.read, site),
    async start(only) {
      if (only) await db.write(dropAllNodes)
      await register()
    },
    async beat() {
      const alive = await db.write((sql) => beat(sql, node))
      if (alive && !behind) return
      behind = false
      await register().catch((error) => {
        behind = true
        throw error
      })
    },
    stop: () => db.write((sql) => dropNodeNow(sql, node)),
  }
}
