import * as v from 'valibot'
import { Cid, ConversationId } from './ids.ts'
import { limits } from './limits.ts'

/** The shopper wants what was said in a conversation by e-mail. */
export const TranscriptMail = v.object({ cid: Cid, conversation: ConversationId })
export type TranscriptMail = v.InferOutput<typeof TranscriptMail>

/** Where the shopper can be reached by e-mail is asked. */
export const MailRead = v.object({})

/** What is known of e-mail to a shopper. */
export interface MailChoice {
  /** Where words go; `null` where she left no address. */
  email: string | null
  /** The shop said that it is hers: she need not say another. */
  proven: boolean
  /** She wants words by e-mail when she is away. */
  wanted: boolean
}

/** Whether the shopper wants words by e-mail when she is away, and the address that she says is hers. */
export const MailSet = v.object({
  wanted: v.boolean(),
  email: v.optional(
    v.pipe(v.string(), v.maxLength(limits.email), v.regex(/^[^\s@<>"',;:\\()[\]]{1,64}@[^\s@<>"',;:\\()[\]]{1,189}$/)),
  ),
})
export type MailSet = v.InferOutput<typeof MailSet>
