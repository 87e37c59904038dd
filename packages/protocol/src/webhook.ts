import * as v from 'valibot'
import { ShortId } from './ids.ts'
import { limits } from './limits.ts'

/** What a webhook may be told of. Each event's type begins with one of these: `message.created`. */
export const webhookTopics = ['conversation', 'message', 'note', 'survey', 'visitor'] as const
export type WebhookTopic = (typeof webhookTopics)[number]

/** An address that is told what happens, as administrators see it. */
export interface Webhook {
  id: string
  url: string
  topics: WebhookTopic[]
  enabled: boolean
  createdAt: number
  /** Deliveries that are still to be made. */
  waiting: number
  /** How the newest try ended; `null` before the first. */
  newest: WebhookOutcome | null
}

/** Why a try failed, where there was no answer with a status. */
export const webhookFaults = ['blocked', 'unreachable', 'timeout', 'too-large'] as const
export type WebhookFault = (typeof webhookFaults)[number]
export interface WebhookOutcome {
  ok: boolean
  status: number | null
  fault: WebhookFault | null
}

/** One event on its way to one address. */
export interface WebhookDelivery {
  event: string
  webhook: string
  type: string
  at: number
  state: 'waiting' | 'done' | 'failed'
  tries: number
  /** When it is tried next; `null` when it is not. */
  nextAt: number | null
  outcome: WebhookOutcome | null
  /** How long the newest try took, milliseconds. */
  ms: number | null
}

const Url = v.pipe(v.string(), v.trim(), v.maxLength(limits.url), v.url())
const Topics = v.pipe(v.array(v.picklist(webhookTopics)), v.minLength(1), v.maxLength(webhookTopics.length))
export const WebhookList = v.object({})
export const WebhookCreate = v.object({ url: Url, topics: Topics })
export type WebhookCreate = v.InferOutput<typeof WebhookCreate>
export const WebhookChange = v.object({
  webhook: ShortId,
  url: v.optional(Url),
  topics: v.optional(Topics),
  enabled: v.optional(v.boolean()),
})
export type WebhookChange = v.InferOutput<typeof WebhookChange>
export const WebhookOf = v.object({ webhook: ShortId })
export type WebhookOf = v.InferOutput<typeof WebhookOf>
export const DeliveryReplay = v.object({ webhook: ShortId, event: ShortId })
export type DeliveryReplay = v.InferOutput<typeof DeliveryReplay>
