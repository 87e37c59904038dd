import * as v from 'valibot'
import { Cid, LanguageTag } from './ids.ts'
import { MessageText } from './text.ts'

/** How many saved replies the team shares, and how many of her own each agent may have. */
export const savedReplyLimit = 300

/** Words that agents use often. */
export const SavedReply = v.object({
  /** Made by the console; saving it again changes it. */
  id: Cid,
  /** What is typed after the slash: no spaces, because a space ends the search. */
  name: v.pipe(v.string(), v.regex(/^[^\s/]{1,40}$/u)),
  text: MessageText,
  /** Everybody's, or only this agent's. */
  shared: v.boolean(),
  category: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))),
  /** Of the words; `null` for whatever language the shopper has. */
  language: v.nullable(LanguageTag),
})
export type SavedReply = v.InferOutput<typeof SavedReply>

export const SavedReplyRemove = v.object({ id: Cid })

export const savedReplyCommands = {
  'reply:list': v.object({}),
  'reply:save': SavedReply,
  'reply:remove': SavedReplyRemove,
} as const

export interface SavedReplyAnswers {
  /** Those of the team and one's own, by name. */
  'reply:list': { replies: SavedReply[] }
  'reply:save': { replies: SavedReply[] }
  'reply:remove': { replies: SavedReply[] }
}
