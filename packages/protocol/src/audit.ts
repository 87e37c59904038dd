import * as v from 'valibot'

/** What the audit log knows. It holds who did what to whom and when, never words. */
export const auditActions = [
  'signed-in',
  'signed-out',
  'sign-in-refused',
  'password-set',
  'totp-on',
  'totp-off',
  'session-ended',
  'member-invited',
  'member-changed',
  'member-linked',
  'conversation-opened',
  'content-changed',
  'origin-added',
  'origin-removed',
  'view-shared',
  'view-removed',
  'visitor-exported',
  'webhook-created',
  'webhook-changed',
  'webhook-rotated',
  'webhook-removed',
  'key-created',
  'key-revoked',
  'visitor-erased',
] as const
export type AuditAction = (typeof auditActions)[number]

/** One line of the log. */
export interface AuditEvent {
  seq: number
  at: number
  /** `null` where nobody was signed in. */
  actor: { id: string; name: string } | null
  action: AuditAction
  /** Whom or what it was done to, by id; people of the team by name, too. */
  subject: { id: string; name: string | null } | null
  /** Short facts, e.g. the new role. */
  detail: Record<string, string>
}

const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** The newest, or those before a seq; at most 100. */
export const AuditList = v.object({ before: v.nullable(Seq) })
export interface AuditPage {
  events: AuditEvent[]
  more: boolean
  /** False when a line of this page was changed, or lines are missing. */
  intact: boolean
}
