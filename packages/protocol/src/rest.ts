import * as v from 'valibot'
import type { ApiScope } from './api-key.ts'
import { conversationStatuses } from './conversation.ts'
import { Entry, streams } from './entry.ts'
import { Cid, ConversationId, LanguageTag, ShortId, Slug } from './ids.ts'
import { Survey, SurveyAnswer } from './survey.ts'
import { MessageText } from './text.ts'

const Time = v.pipe(v.number(), v.description('Milliseconds since 1970.'))
const Cursor = v.pipe(v.string(), v.maxLength(300), v.description('`next` of the page before.'))
/** Numbers in an address are texts. */
const count = (most: number) =>
  v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(most)))
const When = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
const page = { cursor: v.optional(Cursor), limit: count(200) }
const Next = v.pipe(v.nullable(v.string()), v.description('Cursor of the next page; null on the last.'))
const Person = v.nullable(v.object({ id: v.string(), name: v.string() }))

export const RestConversation = v.object({
  id: v.string(),
  status: v.picklist(conversationStatuses),
  visitor: v.string(),
  agent: Person,
  locale: v.string(),
  tags: v.array(v.string()),
  topic: v.nullable(v.string()),
  last: v.pipe(v.number(), v.description('Highest seq of the public stream.')),
  waitingSince: v.nullable(Time),
  solvedAt: v.nullable(Time),
  createdAt: Time,
  updatedAt: Time,
})
export type RestConversation = v.InferOutput<typeof RestConversation>

export const RestVisitor = v.object({
  id: v.string(),
  name: v.nullable(v.string()),
  verified: v.pipe(v.boolean(), v.description('Whether the shop proved who it is.')),
  externalId: v.pipe(v.nullable(v.string()), v.description('The id the shop proved.')),
  locale: v.string(),
  visits: v.number(),
  createdAt: Time,
  seenAt: Time,
})
export type RestVisitor = v.InferOutput<typeof RestVisitor>

export const RestArticle = v.object({
  id: v.string(),
  lang: v.string(),
  category: v.string(),
  question: v.string(),
  answer: v.string(),
  summary: v.string(),
  tags: v.array(v.string()),
})
export type RestArticle = v.InferOutput<typeof RestArticle>

const Id = v.object({ id: ShortId })
const OfConversation = v.object({ id: ConversationId })
const Act = v.object({ cid: Cid, agent: v.pipe(ShortId, v.description('Id of the agent who acts.')) })

export interface RestRoute {
  method: 'GET' | 'POST' | 'DELETE'
  /** With `{name}` for what stands in `path`. */
  url: string
  scope: ApiScope
  summary: string
  path?: v.GenericSchema
  query?: v.GenericSchema
  body?: v.GenericSchema
  answer: v.GenericSchema
}
const route = <const R extends RestRoute>(given: R): R => given

/** Everything that programs of a shop may ask over HTTP. `docs/openapi.json` is made from it. */
export const restRoutes = {
  'conversation.list': route({
    method: 'GET',
    url: '/v1/conversations',
    scope: 'conversations:read',
    summary: 'Conversations, the one that changed last first.',
    query: v.object({
      ...page,
      status: v.optional(v.picklist(conversationStatuses)),
      visitor: v.optional(ShortId),
    }),
    answer: v.object({ conversations: v.array(RestConversation), next: Next }),
  }),
  'conversation.read': route({
    method: 'GET',
    url: '/v1/conversations/{id}',
    scope: 'conversations:read',
    summary: 'One conversation.',
    path: OfConversation,
    answer: v.object({ conversation: RestConversation }),
  }),
  'message.list': route({
    method: 'GET',
    url: '/v1/conversations/{id}/messages',
    scope: 'conversations:read',
    summary: 'The log of a conversation in its order; the stream `internal` holds the notes.',
    path: OfConversation,
    query: v.object({ ...page, stream: v.optional(v.picklist(streams)) }),
    answer: v.object({ messages: v.array(Entry), next: Next }),
  }),
  'message.send': route({
    method: 'POST',
    url: '/v1/conversations/{id}/messages',
    scope: 'conversations:write',
    summary: 'Words of an agent, or a note. The same cid is the same message.',
    path: OfConversation,
    body: v.object({ ...Act.entries, stream: v.optional(v.picklist(streams)), text: MessageText }),
    answer: v.object({ id: v.string(), cid: v.string(), seq: v.number(), at: Time, last: v.number() }),
  }),
  'conversation.solve': route({
    method: 'POST',
    url: '/v1/conversations/{id}/solve',
    scope: 'conversations:write',
    summary: 'Ends a conversation; a survey may follow.',
    path: OfConversation,
    body: Act,
    answer: v.object({ conversation: RestConversation }),
  }),
  'visitor.list': route({
    method: 'GET',
    url: '/v1/visitors',
    scope: 'visitors:read',
    summary: 'Visitors, the newest first.',
    query: v.object(page),
    answer: v.object({ visitors: v.array(RestVisitor), next: Next }),
  }),
  'visitor.read': route({
    method: 'GET',
    url: '/v1/visitors/{id}',
    scope: 'visitors:read',
    summary: 'One visitor.',
    path: Id,
    answer: v.object({ visitor: RestVisitor }),
  }),
  'visitor.export': route({
    method: 'GET',
    url: '/v1/visitors/{id}/export',
    scope: 'visitors:read',
    summary: 'Everything that is kept of a visitor.',
    path: Id,
    answer: v.object({
      export: v.object({
        version: v.literal(1),
        at: Time,
        site: v.string(),
        visitor: v.string(),
        data: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))),
      }),
    }),
  }),
  'visitor.erase': route({
    method: 'DELETE',
    url: '/v1/visitors/{id}',
    scope: 'visitors:erase',
    summary: 'Removes everything that is kept of a visitor, for good.',
    path: Id,
    answer: v.object({ visitor: v.string(), conversations: v.array(v.string()) }),
  }),
  'survey.list': route({
    method: 'GET',
    url: '/v1/surveys',
    scope: 'surveys:read',
    summary: 'The surveys of the site with their questions.',
    answer: v.object({ surveys: v.array(Survey) }),
  }),
  'answer.list': route({
    method: 'GET',
    url: '/v1/surveys/{id}/answers',
    scope: 'surveys:read',
    summary: 'Answers to a survey, the newest first.',
    path: v.object({ id: Slug }),
    query: v.object({ ...page, from: v.optional(When), to: v.optional(When) }),
    answer: v.object({
      answers: v.array(v.object({ ...SurveyAnswer.entries, visitor: v.string(), at: Time })),
      next: Next,
    }),
  }),
  'article.list': route({
    method: 'GET',
    url: '/v1/articles',
    scope: 'articles:read',
    summary: 'Help articles of one language, the default one where none is named.',
    query: v.object({ lang: v.optional(LanguageTag) }),
    answer: v.object({ lang: v.string(), articles: v.array(RestArticle) }),
  }),
  'agent.list': route({
    method: 'GET',
    url: '/v1/agents',
    scope: 'agents:read',
    summary: 'The team.',
    answer: v.object({
      agents: v.array(v.object({ id: v.string(), name: v.string(), role: v.string(), online: v.boolean() })),
    }),
  }),
} as const
export type RestName = keyof typeof restRoutes
