import type { Clock } from '../deps.ts'
import type { Database, Sql } from '../store/sql.ts'
import { addEvent, sitesWithWebhooks } from '../store/webhooks.ts'
import type { HookEvent } from './events.ts'

/** Where use cases leave what others want to be told of. */
export interface Hooks {
  /** Keeps the events in the caller's transaction: they are told if, and only if, it is committed. */
  keep(sql: Sql, site: string, events: readonly HookEvent[]): Promise<void>
  /** Looks which sites have addresses. A new one is known to every node within two seconds. */
  refresh(): Promise<void>
}

interface HooksDeps {
  db: Pick<Database, 'read'>
  clock: Pick<Clock, 'now'>
  newId(): string
  /** Something was kept: it is due now. */
  onKept(): void
}

/** What is sent, the same for every try. */
const payloadOf = (id: string, site: string, at: number, { type, data }: HookEvent): string =>
  JSON.stringify({ id, type, at, site, data })

export function createHooks({ db, clock, newId, onKept }: HooksDeps): Hooks {
  /** Sites without addresses pay nothing. */
  let sites = new Set<string>()
  return {
    async keep(sql, site, events) {
      if (!sites.has(site) || events.length === 0) return
      for (const event of events) {
        const [id, at] = [newId(), clock.now()]
        const { type, visitor, entry } = event
        await addEvent(sql, { id, site, type, visitor, entry, at, payload: payloadOf(id, site, at, event) })
      }
      onKept()
    },
    async refresh() {
      sites = new Set(await sitesWithWebhooks(db.read))
    },
  }
}
