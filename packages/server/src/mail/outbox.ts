import type { Clock } from '../deps.ts'
import { addMail, type NewMail } from '../store/mail.ts'
import type { Sql } from '../store/sql.ts'
import { createMailKeys, type MailKeys } from './keys.ts'

/** What is known of sending: from where, and where answers arrive (`null` where they do not). */
export interface MailSettings {
  from: string
  replyTo: string | null
  /** How long words wait for somebody who is away, milliseconds. */
  delayMs: number
  secretKey: string
}

export type Wanted = Pick<NewMail, 'kind' | 'key' | 'site' | 'visitor' | 'conversation'> &
  Partial<Pick<NewMail, 'id' | 'agent'>>

/** Where use cases leave what is to be sent by e-mail. It holds no words: they are read when it is sent. */
export interface MailOutbox {
  readonly settings: MailSettings
  readonly keys: MailKeys
  /** Keeps it in the caller's transaction; `afterMs` from now it is due. */
  queue(sql: Sql, wanted: Wanted, afterMs: number): Promise<void>
  /** Something is due now. */
  soon(): void
}

interface OutboxDeps {
  clock: Pick<Clock, 'now'>
  newId(): string
  soon(): void
}

export const createOutbox = (settings: MailSettings, { clock, newId, soon }: OutboxDeps): MailOutbox => ({
  settings,
  soon,
  keys: createMailKeys(settings.secretKey),
  async queue(sql, wanted, afterMs) {
    const at = clock.now()
    await addMail(sql, { id: newId(), agent: null, ...wanted, at, due: at + afterMs })
    if (afterMs === 0) soon()
  },
})
