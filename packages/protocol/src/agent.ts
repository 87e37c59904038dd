import * as v from 'valibot'
import { type ApiKey, ApiKeyCreate, ApiKeyList, ApiKeyRevoke } from './api-key.ts'
import { AuditList, type AuditPage } from './audit.ts'
import type { Cart, PageView } from './cart.ts'
import { type AgentAvailability, type AgentState, AvailabilitySet, type TeamState } from './colleague.ts'
import { type ContentAnswers, contentCommands } from './content.ts'
import type { ConversationStatus, Receipt, Typing } from './conversation.ts'
import {
  AgentMessage,
  type Author,
  type Entry,
  type LogPage,
  MessageEdit,
  MessageRemove,
  Resume,
  type Stored,
} from './entry.ts'
import type { Answer } from './errors.ts'
import { ConversationSearch } from './find.ts'
import { AnswerList, type GeneratedAnswer } from './generated.ts'
import type { Profile } from './identity.ts'
import { Cid, ConversationId } from './ids.ts'
import { type MailAnswers, mailCommands } from './mail-status.ts'
import { ConversationBegin, type OnlineVisitor, type PageSeen, VisitorsList } from './online.ts'
import { type OriginAnswers, originCommands } from './page-origin.ts'
import { type Erased, type VisitorExport, VisitorOf } from './privacy.ts'
import { type Remark, type RemarkAnswers, remarkCommands } from './remark.ts'
import { type LowScoreNews, type ReportAnswers, reportCommands } from './report.ts'
import type { Role } from './rights.ts'
import { type SavedReplyAnswers, savedReplyCommands } from './saved-reply.ts'
import { InboxFilter, type SavedViewAnswers, savedViewCommands } from './saved-view.ts'
import { type SetupAnswers, setupCommands } from './setup.ts'
import { type SuggestionAnswers, suggestionCommands } from './suggestion.ts'
import type { SurveyAnswer } from './survey.ts'
import {
  type Account,
  AccountRead,
  type Member,
  MemberChange,
  MemberInvite,
  MemberLink,
  PasswordSet,
  SessionEnd,
  TeamList,
  TotpBegin,
  TotpConfirm,
  TotpRemove,
} from './team.ts'
import {
  ConversationAssign,
  ConversationMerge,
  ConversationPrioritise,
  ConversationSnooze,
  ConversationTag,
  type InboxView,
  inboxViews,
  ListAfter,
  type Priority,
  type TagCount,
} from './triage.ts'
import { type Viewers, ViewingSet } from './viewing.ts'
import { ReceiptMark, TypingSet } from './visitor.ts'
import {
  DeliveryReplay,
  type Webhook,
  WebhookChange,
  WebhookCreate,
  type WebhookDelivery,
  WebhookList,
  WebhookOf,
} from './webhook.ts'

/** A conversation as the console's list shows it. */
export interface ConversationSummary {
  id: string
  status: ConversationStatus
  visitor: { id: string; name: string | null; verified: boolean; online: boolean }
  locale: string
  agent: { id: string; name: string } | null
  /** The team it was given to, by its id in the site's `desk.json`. */
  team: string | null
  tags: string[]
  priority: Priority
  /** Ids of agents whom a note asks for, until they write here. */
  mentioned: string[]
  /** When it comes back by itself; `null` where it is not snoozed. */
  snoozedUntil: number | null
  /** Highest seqs of both streams. */
  last: number
  lastInternal: number
  /** The newest public words, cut for the list; `null` where none were said. */
  preview: { text: string; author: Author['kind'] } | null
  /** Since when the visitor waits for an agent's words; `null` when nobody waits. */
  waitingSince: number | null
  agentRead: number
  visitorDelivered: number
  visitorRead: number
  handoffReason: string | null
  /** What the shopper said it is about, in the words of the choice. */
  topic: string | null
  updatedAt: number
  createdAt: number
}

/** What the console shows of the shopper beside the words. */
/** What the visitor agreed to, or took back: the newest word on each. */
export interface ConsentGiven {
  /** To a sentence before a conversation, or to letters by e-mail. */
  to: 'conversation' | 'email'
  /** The sentence as it was shown; `null` where there is none. */
  text: string | null
  given: boolean
  at: number
}

export interface VisitorContext {
  visitor: string
  page: PageView | null
  cart: Cart | null
  locale: string
  referrer: string | null
  device: string | null
  visits: number
  /** Pages of this visit, the first one first. */
  pages?: PageSeen[]
  profile: Profile
  /** What the page says of this conversation. */
  facts?: Record<string, string>
  /** What forms asked for, in the words of the question; the newest answer of each field. */
  details: { field: string; label: string; value: string }[]
  consents: ConsentGiven[]
  /** What the team wrote down about the visitor, the newest first. */
  remarks: Remark[]
  /** Earlier conversations, newest first. */
  before: { id: string; at: number; status: ConversationStatus; survey: string | null }[]
}

export const AgentSessionStart = v.object({ version: v.number() })
/** The filter leaves only those for which it holds; `after` is the last one that is already here. */
export const InboxList = v.object({
  view: v.picklist(inboxViews),
  ...InboxFilter.entries,
  after: v.optional(ListAfter),
})
export type InboxList = v.InferOutput<typeof InboxList>
export const ConversationOpen = v.object({ conversation: ConversationId })
export const ConversationAct = v.object({ cid: Cid, conversation: ConversationId })
export const AgentsList = v.object({})

/** Schemas of everything a console may ask, by event name. */
export const agentCommands = {
  'session:start': AgentSessionStart,
  'inbox:list': InboxList,
  'conversation:open': ConversationOpen,
  'conversation:resume': Resume,
  'message:send': AgentMessage,
  'message:edit': MessageEdit,
  'message:remove': MessageRemove,
  'conversation:begin': ConversationBegin,
  'conversation:take': ConversationAct,
  'conversation:solve': ConversationAct,
  'conversation:reopen': ConversationAct,
  'conversation:assign': ConversationAssign,
  'conversation:snooze': ConversationSnooze,
  'conversation:tag': ConversationTag,
  'conversation:prioritise': ConversationPrioritise,
  'conversation:merge': ConversationMerge,
  'receipt:mark': ReceiptMark,
  'typing:set': TypingSet,
  'conversation:search': ConversationSearch,
  'visitors:list': VisitorsList,
  'viewing:set': ViewingSet,
  'agents:list': AgentsList,
  'availability:set': AvailabilitySet,
  ...reportCommands,
  'key:list': ApiKeyList,
  'key:create': ApiKeyCreate,
  'key:revoke': ApiKeyRevoke,
  ...contentCommands,
  'webhook:list': WebhookList,
  'webhook:create': WebhookCreate,
  'webhook:change': WebhookChange,
  'webhook:rotate': WebhookOf,
  'webhook:remove': WebhookOf,
  'webhook:test': WebhookOf,
  'delivery:list': WebhookOf,
  'delivery:replay': DeliveryReplay,
  ...setupCommands,
  ...originCommands,
  ...savedReplyCommands,
  ...savedViewCommands,
  ...remarkCommands,
  'visitor:export': VisitorOf,
  'visitor:erase': VisitorOf,
  'answer:list': AnswerList,
  ...suggestionCommands,
  'account:read': AccountRead,
  'password:set': PasswordSet,
  'totp:begin': TotpBegin,
  'totp:confirm': TotpConfirm,
  'totp:remove': TotpRemove,
  'session:end': SessionEnd,
  'team:list': TeamList,
  'member:invite': MemberInvite,
  'member:change': MemberChange,
  'member:link': MemberLink,
  'audit:list': AuditList,
  ...mailCommands,
} as const

export type AgentCommand = keyof typeof agentCommands
export type AgentInput<C extends AgentCommand> = v.InferOutput<(typeof agentCommands)[C]>

export interface AgentAnswers
  extends ReportAnswers,
    ContentAnswers,
    SetupAnswers,
    OriginAnswers,
    SavedReplyAnswers,
    SavedViewAnswers,
    RemarkAnswers,
    SuggestionAnswers,
    MailAnswers {
  'session:start': {
    agent: { id: string; name: string; role: Role }
    /**
     * `targetMs`: how soon a visitor shall have an agent's words. `suggests`: how long, in milliseconds, a model may take
     * that drafts and translates for agents; `null` where there is none.
     */
    site: { key: string; name: string; targetMs: number; suggests: number | null }
    /** What the agent said of herself last. */
    availability: AgentAvailability
    counts: Record<InboxView, number>
    tags: TagCount[]
    /** Who looks at what, as far as this node knows. */
    viewers: Viewers[]
  }
  'inbox:list': { conversations: ConversationSummary[]; more: boolean }
  'conversation:open': { conversation: ConversationSummary; context: VisitorContext; answers: SurveyAnswer[] }
  'conversation:resume': LogPage
  'message:send': Stored
  'message:edit': Stored
  'message:remove': Stored
  'conversation:begin': { conversation: ConversationSummary }
  'conversation:take': { conversation: ConversationSummary }
  'conversation:solve': { conversation: ConversationSummary }
  'conversation:reopen': { conversation: ConversationSummary }
  'conversation:assign': { conversation: ConversationSummary }
  'conversation:snooze': { conversation: ConversationSummary }
  'conversation:tag': { conversation: ConversationSummary }
  'conversation:prioritise': { conversation: ConversationSummary }
  'conversation:merge': { conversation: ConversationSummary }
  'receipt:mark': Record<never, never>
  'typing:set': Record<never, never>
  'visitors:list': { visitors: OnlineVisitor[]; total: number }
  'conversation:search': { conversations: ConversationSummary[]; more: boolean }
  'viewing:set': Record<never, never>
  'key:list': { keys: ApiKey[] }
  /** The secret is told this once. */
  'key:create': { key: ApiKey; secret: string }
  'key:revoke': Record<never, never>
  'webhook:list': { webhooks: Webhook[] }
  /** The secret is told this once. */
  'webhook:create': { webhooks: Webhook[]; secret: string }
  'webhook:change': { webhooks: Webhook[] }
  'webhook:rotate': { webhooks: Webhook[]; secret: string }
  'webhook:remove': { webhooks: Webhook[] }
  'webhook:test': Record<never, never>
  'delivery:list': { deliveries: WebhookDelivery[] }
  'delivery:replay': Record<never, never>
  'visitor:export': { export: VisitorExport }
  'visitor:erase': Record<never, never>
  'agents:list': { agents: AgentState[]; teams: TeamState[] }
  'availability:set': Record<never, never>
  'answer:list': { answers: GeneratedAnswer[]; more: boolean }
  'account:read': { account: Account }
  'password:set': { account: Account }
  /** The secret as text and as the address that apps read, and as what `totp:confirm` is given with a code of it. */
  'totp:begin': { secret: string; uri: string; sealed: string }
  'totp:confirm': { account: Account }
  'totp:remove': { account: Account }
  'session:end': { account: Account }
  'team:list': { members: Member[] }
  /** The one-time code of a sign-in link, for the new member. */
  'member:invite': { member: Member; code: string }
  'member:change': { member: Member }
  'member:link': { code: string }
  'audit:list': AuditPage
}

export type AgentToServer = {
  [C in AgentCommand]: (input: AgentInput<C>, ack: (answer: Answer<AgentAnswers[C]>) => void) => void
}

/** Socket.IO event map, server to console. */
export interface ServerToAgent {
  'entry:appended': (entry: Entry) => void
  'conversation:changed': (conversation: ConversationSummary) => void
  'context:changed': (context: VisitorContext & { conversation: string }) => void
  'receipt:changed': (receipt: Receipt) => void
  'typing:changed': (typing: Typing) => void
  'counts:changed': (counts: Record<InboxView, number>) => void
  'tags:changed': (tags: TagCount[]) => void
  'viewers:changed': (viewers: Viewers) => void
  'visitors:changed': () => void
  'views:changed': () => void
  'report:changed': () => void
  'score:low': (news: LowScoreNews) => void
  'visitor:erased': (erased: Erased) => void
  'server:draining': (notice: { afterMs: number }) => void
}
