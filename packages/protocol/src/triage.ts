import * as v from 'valibot'
import type { ConversationStatus } from './conversation.ts'
import { Cid, ConversationId, ShortId, Slug } from './ids.ts'
import { limits } from './limits.ts'

/** The lists an agent works from. */
export const inboxViews = ['inbox', 'mine', 'mentions', 'waiting', 'unassigned', 'snoozed', 'solved'] as const
export type InboxView = (typeof inboxViews)[number]

/** How soon a conversation should be looked at, from least to most. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

/** A word that groups conversations: trimmed, in small letters, without commas. */
export const Tag = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[^,\p{C}]+$/u), v.maxLength(limits.tag))

/** Who a conversation can be given to: an agent, a team, the queue of all, or the assistant. */
export const AssignTo = v.variant('kind', [
  v.object({ kind: v.literal('agent'), id: ShortId }),
  v.object({ kind: v.literal('team'), id: Slug }),
  v.object({ kind: v.literal('queue') }),
  v.object({ kind: v.literal('assistant') }),
])
export type AssignTo = v.InferOutput<typeof AssignTo>

/** Why a snoozed conversation is back. */
export const wakeReasons = ['time', 'words', 'agent'] as const

const name = v.pipe(v.string(), v.maxLength(limits.name))
const Tags = v.pipe(v.array(Tag), v.maxLength(limits.tags))

/** What agents do to a conversation besides answering; these entries stand in the internal stream only. */
export const triageBodies = [
  v.object({ kind: v.literal('assigned'), to: AssignTo, name: v.nullable(name) }),
  v.object({ kind: v.literal('snoozed'), until: v.number() }),
  v.object({ kind: v.literal('woken'), why: v.picklist(wakeReasons) }),
  v.object({ kind: v.literal('tagged'), added: Tags, removed: Tags }),
  v.object({ kind: v.literal('prioritised'), priority: v.picklist(priorities) }),
  v.object({ kind: v.literal('merged'), from: ConversationId }),
  v.object({ kind: v.literal('mergedInto'), into: ConversationId }),
] as const

const act = { cid: Cid, conversation: ConversationId }
/** `from` is who has it on the asker's screen: where that is no longer so, the answer is `taken`. */
export const ConversationAssign = v.object({ ...act, from: v.nullable(ShortId), to: AssignTo })
export type ConversationAssign = v.InferOutput<typeof ConversationAssign>
/** `until` in milliseconds since 1970; `null` wakes it now. */
export const ConversationSnooze = v.object({
  ...act,
  until: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})
export type ConversationSnooze = v.InferOutput<typeof ConversationSnooze>
export const ConversationTag = v.object({ ...act, add: Tags, remove: Tags })
export type ConversationTag = v.InferOutput<typeof ConversationTag>
export const ConversationPrioritise = v.object({ ...act, priority: v.picklist(priorities) })
export type ConversationPrioritise = v.InferOutput<typeof ConversationPrioritise>
/** `conversation` ends and goes on in `into`, of the same visitor. */
export const ConversationMerge = v.object({ ...act, into: ConversationId })
export type ConversationMerge = v.InferOutput<typeof ConversationMerge>

/** A tag and how many unsolved conversations carry it. */
export interface TagCount {
  tag: string
  count: number
}

/** What decides in which lists a conversation stands. */
export interface Standing {
  status: ConversationStatus
  agent: string | null
  snoozed: boolean
  /** Agents whom a note asks for. */
  mentioned: readonly string[]
}

/** Whether a conversation stands in a view of this agent. The store asks the same in SQL. */
export function isInView(view: InboxView, { status, agent, snoozed, mentioned }: Standing, me: string | null): boolean {
  if (view === 'solved') return status === 'solved'
  if (view === 'mentions') return status !== 'solved' && me !== null && mentioned.includes(me)
  if (status === 'solved' || snoozed !== (view === 'snoozed')) return false
  switch (view) {
    case 'inbox':
      return status === 'waiting' || status === 'open'
    case 'mine':
      return status === 'open' && agent === me
    case 'waiting':
      return status === 'waiting'
    case 'unassigned':
      return agent === null && (status === 'waiting' || status === 'assistant')
    case 'snoozed':
      return true
  }
}

/** Where a conversation stands in the order of a list. */
export interface ListKey {
  id: string
  priority: Priority
  waitingSince: number | null
  snoozedUntil: number | null
  updatedAt: number
}

/**
 * The order of a list: who waits for an answer first, the more urgent and then the longer waiting on top; then what
 * happened last. Snoozed ones by when they wake. Less than 0 when `a` comes first.
 */
export function compareListed(a: ListKey, b: ListKey): number {
  if (a.snoozedUntil !== null || b.snoozedUntil !== null) {
    return (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0) || compareIds(a, b)
  }
  if (a.waitingSince === null || b.waitingSince === null) {
    const waits = Number(b.waitingSince !== null) - Number(a.waitingSince !== null)
    return waits || b.updatedAt - a.updatedAt || compareIds(a, b)
  }
  const urgency = priorities.indexOf(b.priority) - priorities.indexOf(a.priority)
  return urgency || a.waitingSince - b.waitingSince || compareIds(a, b)
}
const compareIds = (a: ListKey, b: ListKey): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The key of the last conversation a list holds, to ask for what comes after it. */
export const ListAfter = v.object({
  id: ConversationId,
  priority: v.picklist(priorities),
  waitingSince: v.nullable(v.number()),
  snoozedUntil: v.nullable(v.number()),
  updatedAt: v.number(),
})
