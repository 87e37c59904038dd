import {
  type Answer,
  type DeliveryReplay,
  refuse,
  type Webhook,
  type WebhookChange,
  type WebhookCreate,
  type WebhookDelivery,
  type WebhookOf,
} from '@deskbell/protocol'
import { auditKey, recordAudit } from '../audit/record-audit.ts'
import type { AgentWho, Deps } from '../deps.ts'
import type { Sql } from '../store/sql.ts'
import {
  addEvent,
  addWebhook,
  changeWebhook,
  deliveriesOf,
  removeWebhook,
  replayDelivery,
  rotateSecret,
  type WebhookRow,
  webhookOf,
  webhooksOf,
} from '../store/webhooks.ts'
import { wrongUrl } from './allowed-address.ts'
import { asSecret } from './sign.ts'

/** How long the secret before is used beside the new one. */
const overlapMs = 24 * 3600_000
/** More addresses than this are a mistake. */
const most = 20

type Listed = { webhooks: Webhook[] }
type Done = Record<never, never>

export const listWebhooks = async (deps: Deps, who: AgentWho): Promise<Answer<Listed>> => ({
  ok: true,
  webhooks: await webhooksOf(deps.db.read, who.site),
})

const isAllowed = (deps: Deps, url: string): boolean => wrongUrl(url, deps.webhookAllow) === null
const host = (url: string): string => new URL(url).host

export async function createWebhook(
  deps: Deps,
  who: AgentWho,
  { url, topics }: WebhookCreate,
): Promise<Answer<Listed & { secret: string }>> {
  if (!isAllowed(deps, url)) return refuse('bad_request', { field: 'url' })
  if (!deps.vault.open) return refuse('unavailable', { field: 'secretKey' })
  if ((await webhooksOf(deps.db.read, who.site)).length >= most) return refuse('too_large', { field: 'webhooks' })
  const { site } = who
  const [id, secret] = [deps.newId(), asSecret(deps.newToken())]
  await deps.db.write(async (sql) => {
    const row = { id, site, url, topics: JSON.stringify([...new Set(topics)]), secret: deps.vault.seal(secret) }
    await addWebhook(sql, { ...row, created_at: deps.clock.now() })
    await recordAudit(deps, sql, { site, actor: who, action: 'webhook-created', subject: { id, name: host(url) } })
  }, auditKey(site))
  await deps.hooks.refresh()
  return { ok: true, secret, webhooks: await webhooksOf(deps.db.read, site) }
}

/** Does something to a webhook of the site, and writes it into the audit log. */
async function withWebhook<T extends object>(
  deps: Deps,
  who: AgentWho,
  id: string,
  action: 'webhook-changed' | 'webhook-removed' | 'webhook-rotated',
  run: (sql: Sql, row: WebhookRow) => Promise<T>,
): Promise<Answer<T & Listed>> {
  const { site } = who
  const done = await deps.db.write(async (sql) => {
    const row = await webhookOf(sql, site, id)
    if (!row) return null
    const result = await run(sql, row)
    await recordAudit(deps, sql, { site, actor: who, action, subject: { id, name: host(row.url) } })
    return result
  }, auditKey(site))
  if (!done) return refuse('not_found')
  await deps.hooks.refresh()
  return { ok: true, ...done, webhooks: await webhooksOf(deps.db.read, site) }
}

export async function changeIt(deps: Deps, who: AgentWho, input: WebhookChange): Promise<Answer<Listed>> {
  const { webhook, url, topics, enabled } = input
  if (url !== undefined && !isAllowed(deps, url)) return refuse('bad_request', { field: 'url' })
  return withWebhook(deps, who, webhook, 'webhook-changed', async (sql, row) => {
    await changeWebhook(sql, {
      id: row.id,
      url: url ?? row.url,
      topics: topics ? JSON.stringify([...new Set(topics)]) : row.topics,
      enabled: enabled === undefined ? row.enabled : Number(enabled),
    })
    return {}
  })
}

/** A new secret; the one before still signs for a day, so that the receiver has time. */
export const rotateIt = (
  deps: Deps,
  who: AgentWho,
  { webhook }: WebhookOf,
): Promise<Answer<Listed & { secret: string }>> =>
  withWebhook(deps, who, webhook, 'webhook-rotated', async (sql, row) => {
    const secret = asSecret(deps.newToken())
    await rotateSecret(sql, { id: row.id, secret: deps.vault.seal(secret), until: deps.clock.now() + overlapMs })
    return { secret }
  })

export const removeIt = (deps: Deps, who: AgentWho, { webhook }: WebhookOf): Promise<Answer<Listed>> =>
  withWebhook(deps, who, webhook, 'webhook-removed', async (sql, row) => {
    await removeWebhook(sql, row.id)
    return {}
  })

/** Sends an event that says nothing, to see whether it arrives; also to an address that is switched off. */
export async function testIt(deps: Deps, who: AgentWho, { webhook }: WebhookOf): Promise<Answer<Done>> {
  const { site } = who
  const row = await webhookOf(deps.db.read, site, webhook)
  if (!row) return refuse('not_found')
  const [id, at, type] = [deps.newId(), deps.clock.now(), 'webhook.tested']
  const payload = JSON.stringify({ id, type, at, site, data: {} })
  await deps.db.write((sql) => addEvent(sql, { id, site, type, visitor: null, entry: null, payload, at }, row.id))
  deps.deliverSoon()
  return { ok: true }
}

export async function listDeliveries(
  deps: Deps,
  who: AgentWho,
  { webhook }: WebhookOf,
): Promise<Answer<{ deliveries: WebhookDelivery[] }>> {
  if (!(await webhookOf(deps.db.read, who.site, webhook))) return refuse('not_found')
  return { ok: true, deliveries: await deliveriesOf(deps.db.read, webhook) }
}

/** Sends it once more, under the same id. */
export async function replayIt(deps: Deps, who: AgentWho, { webhook, event }: DeliveryReplay): Promise<Answer<Done>> {
  if (!(await webhookOf(deps.db.read, who.site, webhook))) return refuse('not_found')
  const now = deps.clock.now()
  if (!(await deps.db.write((sql) => replayDelivery(sql, { event, webhook, now })))) return refuse('not_found')
  deps.deliverSoon()
  return { ok: true }
}
