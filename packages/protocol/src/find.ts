import * as v from 'valibot'
import { ListAfter } from './triage.ts'

/** Words that occur in a conversation, its tags or what is known of its visitor; the last one may be the beginning of one. */
export const ConversationSearch = v.object({
  query: v.pipe(v.string(), v.maxLength(200)),
  after: v.optional(ListAfter),
})
export type ConversationSearch = v.InferOutput<typeof ConversationSearch>
