import type { Publish } from '../deps.ts'
import type { Presence } from '../presence/presence.ts'
import { allNodes, dropNode, type Person } from '../store/presence.ts'
import type { Database } from '../store/sql.ts'
import { type Beat, decideExpired } from './leases.ts'

/** A node that has not counted on for so long is gone. With looking every two seconds it is noticed within ten. */
const leaseMs = 5500
/** After a longer pause in looking nobody is judged. */
const gapMs = 4000

export interface AliveOptions {
  db: Database
  presence: Presence
  publish: Publish
  /** Milliseconds of a clock that never leaps. */
  monotonic(): number
}

/** Says that this node is alive, and strikes off nodes that no longer say so, with all who were connected there. */
export function createAlive({ db, presence, publish, monotonic }: AliveOptions) {
  let seen: ReadonlyMap<string, Beat> = new Map()
  let lookedAt = monotonic()

  function tellGone(people: readonly Person[]): void {
    const sites = new Set(people.filter(({ kind }) => kind === 'agent').map(({ site }) => site))
    for (const site of sites) publish.presence(site)
    for (const { kind, person, site } of people) {
      if (kind === 'visitor') publish.visitor({ id: person, site, locale: '' })
    }
  }

  return async function stayAlive(): Promise<void> {
    await presence.beat()
    const rows = await allNodes(db.read)
    const now = monotonic()
    const decided = decideExpired(seen, rows, { now, lookedAt, leaseMs, gapMs })
    seen = decided.seen
    lookedAt = now
    for (const { id, beat } of decided.expired) tellGone(await db.write((sql) => dropNode(sql, id, beat)))
  }
}
