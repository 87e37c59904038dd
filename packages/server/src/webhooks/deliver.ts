import type { Clock } from '../deps.ts'
import type { SendWebhook, Sent } from '../edge/send-webhook.ts'
import type { Vault } from '../sign-in/vault.ts'
import type { Database } from '../store/sql.ts'
import { type DueRow, dueDeliveries, endTry, leaseDelivery } from '../store/webhooks.ts'
import { nextWait } from './retry.ts'
import { signed } from './sign.ts'

/** Longer than any try takes: after that another process may take over from one that died. */
const leaseMs = 30_000
const atOnce = 100

export interface DeliverDeps {
  db: Database
  clock: Pick<Clock, 'now'>
  vault: Vault
  send: SendWebhook
  random(): number
}

/** The secrets that count now, the newest first. */
function secretsOf({ vault, clock }: DeliverDeps, row: DueRow): string[] {
  const before = row.rotated_until !== null && row.rotated_until > clock.now() ? row.secret_before : null
  return [row.secret, before].flatMap((sealed) => (sealed === null ? [] : (vault.unseal(sealed) ?? [])))
}

async function attempt(deps: DeliverDeps, row: DueRow): Promise<Sent> {
  const secrets = secretsOf(deps, row)
  // Nobody could tell that it is ours.
  if (secrets.length === 0) return { status: null, fault: 'blocked' }
  return deps.send(row.url, signed(row.event, deps.clock.now(), row.payload, secrets), row.payload)
}

/** How a try ended, and what follows. */
function decideEnd(sent: Sent, tries: number, now: number, random: () => number) {
  if (sent.status !== null && sent.status >= 200 && sent.status < 300) return { state: 'done' as const, due: now }
  const wait = nextWait(tries, random)
  return wait === null ? { state: 'failed' as const, due: now } : { state: 'waiting' as const, due: now + wait }
}

async function deliver(deps: DeliverDeps, row: DueRow): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const place = { event: row.event, webhook: row.id }
  if (!(await db.write((sql) => leaseDelivery(sql, { ...place, now, until: now + leaseMs })))) return
  const sent = await attempt(deps, row)
  const at = clock.now()
  const end = decideEnd(sent, row.tries + 1, at, deps.random)
  await db.write((sql) => endTry(sql, { ...place, ...end, ...sent, ms: at - now, at }))
}

/** One address after the other gets its own in order; addresses do not wait for each other. */
function byWebhook(rows: readonly DueRow[]): DueRow[][] {
  const groups = new Map<string, DueRow[]>()
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), row])
  return [...groups.values()]
}

/**
 * Delivers what is due. Several processes may do it at once: each delivery is leased to one. What a process that dies
 * had in hand is sent again by another one, under the same id.
 */
export async function deliverDue(deps: DeliverDeps): Promise<void> {
  const rows = await dueDeliveries(deps.db.read, deps.clock.now(), atOnce)
  await Promise.all(
    byWebhook(rows).map(async (group) => {
      for (const row of group) await deliver(deps, row)
    }),
  )
}
