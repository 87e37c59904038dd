import * as v from 'valibot'
import type { Availability } from './availability.ts'
import { Cart, PageView } from './cart.ts'
import type { QueuePlace, Receipt, Typing, VisitorConversation } from './conversation.ts'
import {
  type Entry,
  handoffReasons,
  type LogPage,
  MessageEdit,
  MessageRemove,
  Resume,
  type Stored,
  VisitorMessage,
} from './entry.ts'
import type { Answer } from './errors.ts'
import { FormSubmit, type VisitorDetails } from './form.ts'
import { type AnswerChange, AnswerRequest } from './generated.ts'
import { ProfileSet, SessionStart } from './identity.ts'
import { Cid, ConversationId, LanguageTag, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { type MailChoice, MailRead, MailSet, TranscriptMail } from './mail.ts'
import { VisitorEraseAsk, type VisitorExport, VisitorExportAsk } from './privacy.ts'
import { SurveyAnswer, SurveyOffer } from './survey.ts'

export const HandoffRequest = v.object({ cid: Cid, conversation: ConversationId, reason: v.picklist(handoffReasons) })
export type HandoffRequest = v.InferOutput<typeof HandoffRequest>

/** A step of the owner's flow tags the conversation. */
export const FlowTag = v.object({ cid: Cid, conversation: ConversationId, tag: Slug })
export type FlowTag = v.InferOutput<typeof FlowTag>
/** What a flow learnt of the shopper: a value that its step sets, or an answer to what it asked for. */
export const FlowAttribute = v.object({
  cid: Cid,
  conversation: ConversationId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Of words, the server keeps as many as an attribute may have. */
  value: v.union([v.pipe(v.string(), v.maxLength(limits.text)), v.pipe(v.number(), v.finite()), v.boolean()]),
})
export type FlowAttribute = v.InferOutput<typeof FlowAttribute>

/** The shopper ends the conversation. */
export const ConversationEnd = v.object({ cid: Cid, conversation: ConversationId })
export type ConversationEnd = v.InferOutput<typeof ConversationEnd>

export const TypingSet = v.object({ conversation: ConversationId, typing: v.boolean() })
/** The words so far only where the site shows them to its team, and says so to her. */
export const VisitorTypingSet = v.object({
  ...TypingSet.entries,
  text: v.optional(v.pipe(v.string(), v.maxLength(limits.text))),
})
const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const ReceiptMark = v.object({ conversation: ConversationId, delivered: Seq, read: Seq })

/** Page and cart, sent only while a conversation is open or consent allows. `cart: null` is unknown. */
export const ContextSet = v.object({
  page: PageView,
  cart: v.nullable(Cart),
  locale: LanguageTag,
  referrer: v.nullable(v.pipe(v.string(), v.maxLength(limits.url))),
})
export type ContextSet = v.InferOutput<typeof ContextSet>

export const ArticleVote = v.object({ cid: Cid, article: Slug, locale: LanguageTag, helpful: v.boolean() })
export type ArticleVote = v.InferOutput<typeof ArticleVote>

export const greetingActs = ['shown', 'engaged', 'dismissed', 'goal', 'control'] as const
export const GreetingRecord = v.object({
  cid: Cid,
  greeting: Slug,
  variant: v.nullable(Slug),
  act: v.picklist(greetingActs),
})
export type GreetingRecord = v.InferOutput<typeof GreetingRecord>

/** A help search that found nothing, for the owner's list of missing articles. */
export const SearchMiss = v.object({ cid: Cid, query: v.pipe(v.string(), v.maxLength(200)), locale: LanguageTag })
export type SearchMiss = v.InferOutput<typeof SearchMiss>

/** This device is no longer the visitor's: its token works no more. */
export const SessionEnded = v.object({})

/** Schemas of everything a visitor's device may ask, by event name. What is not here is refused. */
export const visitorCommands = {
  'session:start': SessionStart,
  'session:end': SessionEnded,
  'profile:set': ProfileSet,
  'conversation:resume': Resume,
  'message:send': VisitorMessage,
  'message:edit': MessageEdit,
  'message:remove': MessageRemove,
  'form:submit': FormSubmit,
  'handoff:request': HandoffRequest,
  'conversation:end': ConversationEnd,
  'answer:request': AnswerRequest,
  'flow:tag': FlowTag,
  'flow:attribute': FlowAttribute,
  'survey:offer': SurveyOffer,
  'survey:answer': SurveyAnswer,
  'article:vote': ArticleVote,
  'greeting:record': GreetingRecord,
  'search:miss': SearchMiss,
  'receipt:mark': ReceiptMark,
  'context:set': ContextSet,
  'typing:set': VisitorTypingSet,
  'mail:read': MailRead,
  'mail:set': MailSet,
  'transcript:mail': TranscriptMail,
  'visitor:export': VisitorExportAsk,
  'visitor:erase': VisitorEraseAsk,
} as const

export type VisitorCommand = keyof typeof visitorCommands
export type VisitorInput<C extends VisitorCommand> = v.InferOutput<(typeof visitorCommands)[C]>

export interface VisitorAnswers {
  'session:start': Availability & {
    visitor: string
    token: string
    conversations: VisitorConversation[]
    details: VisitorDetails
    /** Who was proven, and for how many milliseconds that holds; `null` where nobody was. */
    identity: { id: string; name: string | null; forMs: number | null } | null
    /** Visitors whose history is part of this one's: what waits on the device of one of them is this one's. */
    joined: string[]
  }
  'session:end': Record<never, never>
  'profile:set': Record<never, never>
  'conversation:resume': LogPage
  'message:send': Stored
  'message:edit': Stored
  'message:remove': Stored
  'form:submit': Stored
  'handoff:request': Stored & { place: QueuePlace | null }
  'conversation:end': Stored
  'answer:request': { cid: string }
  'flow:tag': { cid: string }
  'flow:attribute': { cid: string }
  'survey:offer': { cid: string }
  'survey:answer': { cid: string }
  'article:vote': { cid: string }
  'greeting:record': { cid: string }
  'search:miss': { cid: string }
  'receipt:mark': Record<never, never>
  'context:set': Record<never, never>
  'typing:set': Record<never, never>
  'mail:read': MailChoice
  'mail:set': MailChoice
  /** `confirm`: a link went to the address first, to see whether it is hers. */
  'transcript:mail': { cid: string; confirm: boolean }
  'visitor:export': { export: VisitorExport }
  'visitor:erase': Record<never, never>
}

/** Socket.IO event map, visitor to server: every command is acknowledged. */
export type VisitorToServer = {
  [C in VisitorCommand]: (input: VisitorInput<C>, ack: (answer: Answer<VisitorAnswers[C]>) => void) => void
}

/** Socket.IO event map, server to visitor. */
export interface ServerToVisitor {
  'entry:appended': (entry: Entry) => void
  'conversation:changed': (conversation: VisitorConversation) => void
  'receipt:changed': (receipt: Receipt) => void
  'typing:changed': (typing: Typing) => void
  'answer:changed': (change: AnswerChange) => void
  'queue:changed': (place: QueuePlace) => void
  'presence:changed': (presence: Availability) => void
  'visitor:erased': () => void
  'server:draining': (notice: { afterMs: number }) => void
}
