import * as v from 'valibot'
import type { ConversationSummary } from './agent.ts'
import { Cid, LanguageTag, ShortId, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { channels } from './report.ts'
import { inboxViews, priorities, Tag } from './triage.ts'

/** How many views the team shares, and how many of her own each agent may have. */
export const savedViewLimit = 20

/** What narrows a view down; all that is given must hold. */
export const InboxFilter = v.object({
  tag: v.optional(Tag),
  /** An agent's id, `me` for whoever asks, or `nobody`. */
  assignee: v.optional(ShortId),
  team: v.optional(Slug),
  /** Of the conversation; `pt` holds for `pt-BR`, too. */
  language: v.optional(LanguageTag),
  channel: v.optional(v.picklist(channels)),
  priority: v.optional(v.picklist(priorities)),
  /** Words that all occur in what was said. */
  text: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.name))),
})
export type InboxFilter = v.InferOutput<typeof InboxFilter>

/** Whether a conversation is one of those; `null` where only the server can tell: channel and words are not in the summary. */
export function passesFilter(filter: InboxFilter, summary: ConversationSummary, me: string | null): boolean | null {
  const { tag, assignee, team, language, channel, priority, text } = filter
  const agent = summary.agent?.id ?? 'nobody'
  const holds =
    (!tag || summary.tags.includes(tag)) &&
    (!assignee || agent === (assignee === 'me' ? me : assignee)) &&
    (!team || summary.team === team) &&
    (!language || `${summary.locale}-`.startsWith(`${language}-`)) &&
    (!priority || summary.priority === priority)
  return holds && (channel || text) ? null : holds
}

/** A list under a name: a view and what narrows it. */
export const SavedView = v.object({
  /** Made by the console; saving it again changes it. */
  id: Cid,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  /** Seen by the whole team, or only by whoever made it. */
  shared: v.boolean(),
  view: v.picklist(inboxViews),
  filter: InboxFilter,
})
export type SavedView = v.InferOutput<typeof SavedView>

/** With how many conversations it holds now, and whether this agent may change it. */
export type ListedView = SavedView & { count: number; mine: boolean }

export const savedViewCommands = {
  'view:list': v.object({}),
  'view:save': SavedView,
  'view:remove': v.object({ id: Cid }),
  /** To the place before another one of its kind, or after all of them. */
  'view:move': v.object({ id: Cid, before: v.nullable(Cid) }),
} as const

export interface SavedViewAnswers {
  /** One's own and then those of the team, each in the order they were put in; new ones come last. */
  'view:list': { views: ListedView[] }
  'view:save': { views: ListedView[] }
  'view:remove': { views: ListedView[] }
  'view:move': { views: ListedView[] }
}
