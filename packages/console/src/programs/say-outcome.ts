import type { WebhookOutcome } from '@deskbell/protocol'
import type { Say } from '../text/say.ts'

/** How a call ended, in a few words. */
export function sayOutcome(say: Say, { status, fault }: WebhookOutcome): string {
  if (fault !== null) return say(`fault.${fault}`)
  return say('webhooks.answered', { status: String(status) })
}
