import * as v from 'valibot'
import {
  CardsBody,
  CouponBody,
  EditedBody,
  FormBody,
  GoneBody,
  RemovedBody,
  Source,
  TextBody,
  VideoBody,
} from './body.ts'
import { FileBody } from './file.ts'
import { Cid, ConversationId, ShortId, Slug } from './ids.ts'
import { limits } from './limits.ts'
import { MessageText } from './text.ts'
import { triageBodies } from './triage.ts'

const name = v.nullable(v.pipe(v.string(), v.maxLength(limits.name)))

/** Who wrote an entry. `assistant` is the automatic one; its words were made in the shopper's browser or on the server. */
export const Author = v.object({
  kind: v.picklist(['visitor', 'agent', 'assistant', 'system']),
  id: v.nullable(ShortId),
  name,
})
export type Author = v.InferOutput<typeof Author>

/** Why the assistant handed over, as the agent sees it. */
export const handoffReasons = ['asked', 'no-answer', 'not-helpful', 'frustrated', 'flow', 'promise'] as const
export type HandoffReason = (typeof handoffReasons)[number]

const GreetingBody = v.object({ kind: v.literal('greeting'), greeting: Slug, text: MessageText })

/** What an entry of the conversation log says. */
export const EntryBody = v.variant('kind', [
  v.object({
    ...TextBody.entries,
    /** Written by a model or bot on the server, from these articles; no device may claim it. */
    generated: v.optional(v.array(Source)),
  }),
  CardsBody,
  CouponBody,
  VideoBody,
  FileBody,
  EditedBody,
  RemovedBody,
  GoneBody,
  FormBody,
  GreetingBody,
  v.object({ kind: v.literal('handoff'), reason: v.picklist(handoffReasons) }),
  v.object({ kind: v.literal('taken') }),
  v.object({ kind: v.literal('requeued') }),
  v.object({ kind: v.literal('solved') }),
  v.object({ kind: v.literal('reopened') }),
  v.object({ kind: v.literal('survey'), survey: Slug }),
  ...triageBodies,
])
export type EntryBody = v.InferOutput<typeof EntryBody>

/** `public` is seen by visitor and agents, `internal` (notes) by agents only; each has its own seq. */
export const streams = ['public', 'internal'] as const
export type Stream = (typeof streams)[number]

/** One row of a conversation's log, as the server stored it. Order is `seq`, never time. */
export const Entry = v.object({
  id: ShortId,
  conversation: ConversationId,
  stream: v.picklist(streams),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** The sender's own id of the act; `null` for entries the server made by itself. */
  cid: v.nullable(Cid),
  /** Server's clock, milliseconds since 1970. */
  at: v.number(),
  author: Author,
  body: EntryBody,
})
export type Entry = v.InferOutput<typeof Entry>

/** What a visitor's device may append: its person's words, and what the assistant in that browser said. */
export const VisitorMessage = v.pipe(
  v.object({
    cid: Cid,
    conversation: ConversationId,
    author: v.picklist(['visitor', 'assistant']),
    body: v.variant('kind', [TextBody, CardsBody, GreetingBody, FileBody]),
  }),
  v.forward(
    v.partialCheck(
      [['author'], ['body', 'kind']],
      ({ author, body }) => author === 'assistant' || body.kind !== 'cards',
      'words',
    ),
    ['body', 'kind'],
  ),
)
export type VisitorMessage = v.InferOutput<typeof VisitorMessage>

export const AgentMessage = v.object({
  cid: Cid,
  conversation: ConversationId,
  stream: v.picklist(streams),
  body: v.variant('kind', [TextBody, CardsBody, CouponBody, VideoBody, FileBody]),
})
export type AgentMessage = v.InferOutput<typeof AgentMessage>

/** Changes the words of one's own earlier entry. */
export const MessageEdit = v.object({ cid: Cid, conversation: ConversationId, entry: ShortId, text: MessageText })
export type MessageEdit = v.InferOutput<typeof MessageEdit>

/** Takes one's own earlier entry back. */
export const MessageRemove = v.object({ cid: Cid, conversation: ConversationId, entry: ShortId })
export type MessageRemove = v.InferOutput<typeof MessageRemove>

/** What the sender learns of an accepted entry. `last` is the highest seq of the stream. */
export interface Stored {
  id: string
  cid: string
  seq: number
  at: number
  last: number
}

export const Resume = v.object({
  conversation: ConversationId,
  stream: v.picklist(streams),
  /** Highest seq up to which the device has everything; 0 for nothing. */
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** The id of the entry at `after`, so that a restored database is noticed; `null` when `after` is 0. */
  afterId: v.nullable(ShortId),
})
export type Resume = v.InferOutput<typeof Resume>

/** One page of the log. `reset`: what the device has is not this log; drop it and read from 0. */
export interface LogPage {
  entries: Entry[]
  last: number
  more: boolean
  reset: boolean
}
