import * as v from 'valibot'
import type { Cart, PageView } from './cart.ts'
import type { ConversationStatus, Receipt, Typing } from './conversation.ts'
import { AgentMessage, type Author, type Entry, type LogPage, Resume, type Stored } from './entry.ts'
import type { Answer } from './errors.ts'
import { Cid, ConversationId } from './ids.ts'
import { type ReportAnswers, reportCommands } from './report.ts'
import type { SurveyAnswer } from './survey.ts'
import { ReceiptMark, TypingSet } from './visitor.ts'

export const inboxViews = ['inbox', 'mine', 'waiting', 'unassigned', 'solved'] as const
export type InboxView = (typeof inboxViews)[number]

/** A conversation as the console's list shows it. */
export interface ConversationSummary {
  id: string
  status: ConversationStatus
  visitor: { id: string; name: string | null; verified: boolean; online: boolean }
  locale: string
  agent: { id: string; name: string } | null
  /** Highest seqs of both streams. */
  last: number
  lastInternal: number
  /** The newest public words, cut for the list; `null` where none were said. */
  preview: { text: string; author: Author['kind'] } | null
  /** Since when the visitor waits for a person; `null` when nobody waits. */
  waitingSince: number | null
  agentRead: number
  visitorDelivered: number
  visitorRead: number
  handoffReason: string | null
  updatedAt: number
  createdAt: number
}

/** What the console shows of the shopper beside the words. */
export interface VisitorContext {
  visitor: string
  page: PageView | null
  cart: Cart | null
  locale: string
  referrer: string | null
  device: string | null
  visits: number
  /** Earlier conversations, newest first. */
  before: { id: string; at: number; status: ConversationStatus; survey: string | null }[]
}

export const AgentSessionStart = v.object({ version: v.number() })
export const InboxList = v.object({ view: v.picklist(inboxViews) })
export const ConversationOpen = v.object({ conversation: ConversationId })
export const ConversationAct = v.object({ cid: Cid, conversation: ConversationId })
/** Schemas of everything a console may ask, by event name. */
export const agentCommands = {
  'session:start': AgentSessionStart,
  'inbox:list': InboxList,
  'conversation:open': ConversationOpen,
  'conversation:resume': Resume,
  'message:send': AgentMessage,
  'conversation:take': ConversationAct,
  'conversation:solve': ConversationAct,
  'conversation:reopen': ConversationAct,
  'receipt:mark': ReceiptMark,
  'typing:set': TypingSet,
  ...reportCommands,
} as const

export type AgentCommand = keyof typeof agentCommands
export type AgentInput<C extends AgentCommand> = v.InferOutput<(typeof agentCommands)[C]>

export interface AgentAnswers extends ReportAnswers {
  'session:start': {
    agent: { id: string; name: string }
    site: { key: string; name: string }
    counts: Record<InboxView, number>
  }
  'inbox:list': { conversations: ConversationSummary[] }
  'conversation:open': { conversation: ConversationSummary; context: VisitorContext; answers: SurveyAnswer[] }
  'conversation:resume': LogPage
  'message:send': Stored
  'conversation:take': { conversation: ConversationSummary }
  'conversation:solve': { conversation: ConversationSummary }
  'conversation:reopen': { conversation: ConversationSummary }
  'receipt:mark': Record<never, never>
  'typing:set': Record<never, never>
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
  'report:changed': () => void
  'server:draining': (notice: { afterMs: number }) => void
}
