import type { Webhook, WebhookDelivery, WebhookFault, WebhookOutcome, WebhookTopic } from '@deskbell/protocol'
import type { Sql } from './sql.ts'

export interface WebhookRow {
  id: string
  site: string
  url: string
  topics: string
  enabled: number
  /** Sealed; the one before is used beside it until `rotated_until`. */
  secret: string
  secret_before: string | null
  rotated_until: number | null
  created_at: number
}
interface OutcomeRow {
  state: WebhookDelivery['state']
  status: number | null
  fault: WebhookFault | null
}
const outcomeOf = ({ state, status, fault }: OutcomeRow): WebhookOutcome | null =>
  status === null && fault === null ? null : { ok: state === 'done', status, fault }

export const addWebhook = (sql: Sql, row: Omit<WebhookRow, 'secret_before' | 'rotated_until' | 'enabled'>) =>
  sql.run(
    `insert into webhook (id, site, url, topics, enabled, secret, created_at)
     values (:id, :site, :url, :topics, 1, :secret, :created_at)`,
    row,
  )

export const webhookOf = (sql: Sql, site: string, id: string) =>
  sql.get<WebhookRow>('select * from webhook where id = :id and site = :site', { id, site })

export const changeWebhook = (sql: Sql, row: { id: string; url: string; topics: string; enabled: number }) =>
  sql.run('update webhook set url = :url, topics = :topics, enabled = :enabled where id = :id', row)

export const rotateSecret = (sql: Sql, row: { id: string; secret: string; until: number }) =>
  sql.run('update webhook set secret_before = secret, secret = :secret, rotated_until = :until where id = :id', row)

export async function removeWebhook(sql: Sql, id: string): Promise<void> {
  await sql.run('delete from webhook_delivery where webhook = :id', { id })
  await sql.run('delete from webhook where id = :id', { id })
}

export async function webhooksOf(sql: Sql, site: string): Promise<Webhook[]> {
  const rows = await sql.all<WebhookRow & { waiting: number } & OutcomeRow>(
    `select w.*, (select count(*) from webhook_delivery d where d.webhook = w.id and d.state = 'waiting') as waiting,
       n.state, n.status, n.fault
     from webhook w left join webhook_delivery n on n.webhook = w.id and n.event = (
       select d.event from webhook_delivery d where d.webhook = w.id and d.tries > 0 order by d.tried_at desc limit 1)
     where w.site = :site order by w.created_at`,
    { site },
  )
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    topics: JSON.parse(row.topics) as WebhookTopic[],
    enabled: row.enabled === 1,
    createdAt: row.created_at,
    waiting: row.waiting,
    newest: outcomeOf(row),
  }))
}

/** Sites that have an address to tell. */
export const sitesWithWebhooks = async (sql: Sql): Promise<string[]> =>
  (await sql.all<{ site: string }>('select distinct site from webhook where enabled = 1')).map(({ site }) => site)

export interface NewEvent {
  id: string
  site: string
  type: string
  visitor: string | null
  /** The entry whose words are in it, so that they can be taken back. */
  entry: string | null
  payload: string
  at: number
}

/** Keeps an event for every address that wants its topic, in the caller's transaction; nothing where none does. */
export async function addEvent(sql: Sql, event: NewEvent, only: string | null = null): Promise<void> {
  const { id, site, type, at } = event
  const added = await sql.run(
    `insert into webhook_delivery (event, webhook, state, tries, due_at, leased_until, type, at)
     select :id, w.id, 'waiting', 0, :at, 0, :type, :at from webhook w where w.site = :site
       and ${only === null ? 'w.enabled = 1 and w.topics like :topic' : 'w.id = :only'}`,
    { id, site, type, at, ...(only === null ? { topic: `%"${type.split('.', 1)[0]}"%` } : { only }) },
  )
  if (added === 0) return
  await sql.run(
    `insert into webhook_event (id, site, type, visitor, entry, payload, at)
     values (:id, :site, :type, :visitor, :entry, :payload, :at)`,
    { ...event },
  )
}

/** What was told of an entry is told no more: its words were taken back. */
export async function forgetEvents(sql: Sql, entry: string): Promise<void> {
  await sql.run('delete from webhook_delivery where event in (select id from webhook_event where entry = :entry)', {
    entry,
  })
  await sql.run('delete from webhook_event where entry = :entry', { entry })
}

export interface DueRow extends WebhookRow {
  event: string
  tries: number
  payload: string
}

/** Deliveries that are due, of addresses that are switched on; the oldest first. */
export const dueDeliveries = (sql: Sql, now: number, limit: number) =>
  sql.all<DueRow>(
    `select w.*, d.event, d.tries, e.payload from webhook_delivery d join webhook w on w.id = d.webhook
       join webhook_event e on e.id = d.event
     where d.state = 'waiting' and d.due_at <= :now and d.leased_until <= :now and w.enabled = 1
     order by d.due_at limit :limit`,
    { now, limit },
  )

/** Compare and set: true for the one process that delivers it now. */
export const leaseDelivery = async (
  sql: Sql,
  row: { event: string; webhook: string; now: number; until: number },
): Promise<boolean> =>
  (await sql.run(
    `update webhook_delivery set leased_until = :until
     where event = :event and webhook = :webhook and state = 'waiting' and leased_until <= :now`,
    row,
  )) > 0

export const endTry = (
  sql: Sql,
  row: {
    event: string
    webhook: string
    state: WebhookDelivery['state']
    due: number
    status: number | null
    fault: WebhookFault | null
    ms: number
    at: number
  },
) =>
  sql.run(
    `update webhook_delivery set state = :state, tries = tries + 1, due_at = :due, leased_until = 0, status = :status,
       fault = :fault, ms = :ms, tried_at = :at where event = :event and webhook = :webhook`,
    row,
  )

export async function deliveriesOf(sql: Sql, webhook: string): Promise<WebhookDelivery[]> {
  const rows = await sql.all<
    OutcomeRow & { event: string; type: string; at: number; tries: number; due_at: number; ms: number | null }
  >('select * from webhook_delivery where webhook = :webhook order by at desc, event desc limit 50', { webhook })
  return rows.map((row) => ({
    ...{ event: row.event, webhook, type: row.type, at: row.at, state: row.state, tries: row.tries, ms: row.ms },
    nextAt: row.state === 'waiting' ? row.due_at : null,
    outcome: outcomeOf(row),
  }))
}

/** Makes a delivery due again from its first try; false where there is none. */
export const replayDelivery = async (
  sql: Sql,
  row: { event: string; webhook: string; now: number },
): Promise<boolean> =>
  (await sql.run(
    `update webhook_delivery set state = 'waiting', tries = 0, due_at = :now, leased_until = 0
     where event = :event and webhook = :webhook and state <> 'waiting'`,
    row,
  )) > 0

/** Forgets events that are over since long. */
export async function dropEvents(sql: Sql, before: number): Promise<void> {
  await sql.run(`delete from webhook_delivery where at < :before and state <> 'waiting'`, { before })
  await sql.run(
    `delete from webhook_event where at < :before
       and not exists (select 1 from webhook_delivery d where d.event = webhook_event.id)`,
    { before },
  )
}
