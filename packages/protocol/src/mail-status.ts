import * as v from 'valibot'
import { Cid } from './ids.ts'

/** Why an e-mail did not leave, in a fixed word. */
export const mailFaults = ['unreachable', 'timeout', 'sign-in', 'refused'] as const
export type MailFault = (typeof mailFaults)[number]

/** How sending e-mail goes at a site, without anybody's address but the server's own. */
export interface MailStatus {
  /** Where e-mail comes from, and where answers to it arrive (`null` where they do not); `null` where none is sent. */
  sends: { from: string; replyTo: string | null } | null
  /** Of the last seven days: still to be sent, sent, and given up. */
  waiting: number
  sent: number
  failed: number
  /** What went wrong last, of what waits for another try or was given up. */
  fault: MailFault | null
  /** The newest trial letter that this person asked for. */
  test: { at: number; state: 'waiting' | 'sent' | 'failed'; fault: MailFault | null } | null
}

export const mailCommands = {
  'mail:read': v.object({}),
  'mail:test': v.object({ cid: Cid }),
} as const

export interface MailAnswers {
  'mail:read': { mail: MailStatus }
  'mail:test': { mail: MailStatus }
}
