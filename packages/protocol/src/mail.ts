import * as v from 'valibot'
import { Cid, ConversationId } from './ids.ts'

/** The shopper wants what was said in a conversation by e-mail. */
export const TranscriptMail = v.object({ cid: Cid, conversation: ConversationId })
export type TranscriptMail = v.InferOutput<typeof TranscriptMail>

/** Whether the shopper wants words by e-mail when she is away. */
export const MailSet = v.object({ wanted: v.boolean() })
export type MailSet = v.InferOutput<typeof MailSet>
