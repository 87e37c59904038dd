import * as v from 'valibot'
import type { PageView } from './cart.ts'
import type { ConversationStatus } from './conversation.ts'
import { Cid, ConversationId, ShortId } from './ids.ts'
import { MessageText } from './text.ts'

export const VisitorsList = v.object({})

/** An agent speaks first, to a visitor who is on the site; the console makes the conversation's id. */
export const ConversationBegin = v.object({
  cid: Cid,
  conversation: ConversationId,
  visitor: ShortId,
  text: MessageText,
})
export type ConversationBegin = v.InferOutput<typeof ConversationBegin>

/** A page of a visit, and when the visitor came to it. */
export type PageSeen = PageView & { at: number }

/** A visitor who is on the site now, as far as her device told. */
export interface OnlineVisitor {
  id: string
  name: string | null
  page: PageSeen | null
  cart: { items: number; total: number | null; currency: string | null } | null
  locale: string
  visits: number
  device: string | null
  /** The newest conversation. */
  conversation: { id: string; status: ConversationStatus } | null
}
