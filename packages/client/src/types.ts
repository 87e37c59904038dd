import type {
  AgentAnswers,
  AgentAvailability,
  AgentCommand,
  AgentInput,
  AgentMessage,
  Answer,
  AnswerChange,
  ArticleVote,
  Author,
  Availability,
  ContextSet,
  ConversationStatus,
  ConversationSummary,
  EntryBody,
  Erased,
  ErrorCode,
  GivenAnswer,
  GreetingRecord,
  HandoffReason,
  IdentityProof,
  InboxFilter,
  InboxView,
  LowScoreNews,
  ProfileSet,
  QueuePlace,
  ServerToAgent,
  ServerToVisitor,
  Source,
  Stream,
  SurveyAnswer,
  TagCount,
  Viewer,
  VisitorAnswers,
  VisitorCommand,
  VisitorContext,
  VisitorConversation,
  VisitorDetails,
  VisitorExport,
  VisitorInput,
} from '@deskbell/protocol'
import type { ReadonlySignal, Signal } from '@preact/signals-core'
import type { ConversationActs } from './conversation-acts.ts'

export type { Acted, ConversationActs } from './conversation-acts.ts'

import type { OutboxRecord } from './outbox-record.ts'

/** The time, as an argument: tests turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms`; returns how to call it off. */
  after(ms: number, run: () => void): () => void
}

/** What the device keeps. `kept` is false where nothing survives a reload (no storage, private mode, full). */
export interface Storage {
  readonly kept: boolean
  get(key: string): Promise<unknown>
  /** Resolves only when the value is durably written. */
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  /** Keys that begin with the prefix, in order. */
  keys(prefix: string): Promise<string[]>
  clear(): Promise<void>
  /** Lets go of what it holds open; what was asked before is still done. */
  close(): void
}

export type ConnectionState = 'idle' | 'connecting' | 'online' | 'offline'

/** A way to the server: requests with an answer, and pushed events. Says nothing about what they mean. */
export interface Connection<Command extends string, Events> {
  readonly state: ReadonlySignal<ConnectionState>
  /** Why the server let nobody in at the door, where it did; `null` otherwise. */
  readonly refused?: ReadonlySignal<ErrorCode | null>
  /** Rejects with `TimeoutError` or `DisconnectedError` when the answer is unknown. */
  request(command: Command, input: unknown, timeoutMs?: number): Promise<Answer<Record<string, unknown>>>
  on<E extends keyof Events & string>(event: E, run: Events[E]): () => void
  start(): void
  stop(): void
}
export type VisitorConnection = Connection<VisitorCommand, ServerToVisitor>
export type AgentConnection = Connection<AgentCommand, ServerToAgent>

/** One row of a thread as a screen shows it: a stored entry, or one's own that still waits. */
export interface Line {
  /** Stable over the whole life of the line: the cid of one's own, else the entry's id. */
  key: string
  cid: string | null
  id: string | null
  seq: number | null
  stream: Stream
  /** Server time once stored, device time before. */
  at: number
  author: Author
  body: EntryBody
  /** Of one's own lines; others are `stored`. */
  state: 'waiting' | 'failed' | 'sent' | 'delivered' | 'read' | 'stored'
  error: ErrorCode | null
  /** The words as they read now, where they are not those first said; `null` where they were taken back. */
  edit?: string | null | undefined
}

/** Sends a file that waits in the outbox, and tells by `progress` how far it is; it breaks off when that is taken away. */
export type SendFile = (
  record: OutboxRecord,
  way: { token: string; request: VisitorConnection['request']; progress: Signal<ReadonlyMap<string, number>> },
) => Promise<Answer<Record<string, unknown>>>

/** What a person may do in a conversation. */
export type ThreadCommand =
  | 'survey:offer'
  | 'flow:tag'
  | 'flow:attribute'
  | 'message:send'
  | 'message:edit'
  | 'message:remove'
  | 'form:submit'
  | 'handoff:request'
  | 'conversation:end'

/** A conversation without a face, as the shopper's device sees it. */
export interface VisitorThread {
  readonly id: string
  readonly lines: ReadonlySignal<readonly Line[]>
  readonly status: ReadonlySignal<ConversationStatus>
  readonly agent: ReadonlySignal<{ id: string; name: string } | null>
  readonly place: ReadonlySignal<QueuePlace | null>
  /** Who is typing on the other side; always ends by itself. */
  readonly typing: ReadonlySignal<Author | null>
  readonly unread: ReadonlySignal<number>
  /** The shopper's words: shown at once, kept, sent when possible. Returns the cid. */
  send(text: string): string
  /** A file: kept on the device, sent when possible, with the messages around it in order. Returns the cid. */
  sendFile(file: Blob, name: string): string
  /** An answer that the server makes, as far as it is written; provisional until it stands in `lines`. Ends by itself. */
  readonly answer: ReadonlySignal<AnswerChange | null>
  /** Has the server make an answer; `begun` is false where it does not or cannot be asked. */
  askAnswer(question: string, locale: string): { cid: string; begun: Promise<boolean> }
  /** What the assistant in this browser said; under the cid of an answer that came to nothing, so that there is one. */
  say(text: string, source?: Source, cid?: string): string
  /**
   * Any act in this conversation, as the server knows it: kept, and sent when possible. Returns the cid.
   * @example thread.act('message:edit', { entry: line.id, text: 'size 43' })
   */
  act<C extends ThreadCommand>(command: C, input: Omit<VisitorInput<C>, 'cid' | 'conversation'>): string
  /** Takes back what has not left this device; false when it may have. */
  withdraw(cid: string): boolean
  /** The greeting that the shopper answered, so that the agent knows how it began. */
  addGreeting(greeting: string, text: string): string
  retry(cid: string): void
  requestHandoff(reason: HandoffReason): void
  setTyping(typing: boolean): void
  /** Everything shown so far was seen. */
  markRead(): void
  /** Answers or skips the survey that the log entry `request` asked for. */
  answerSurvey(survey: string, request: string, outcome: 'answered' | 'skipped', answers: GivenAnswer[]): void
  /** Requests (log entry ids) already answered or skipped on this device. */
  readonly answered: ReadonlySignal<ReadonlySet<string>>
}

/** What a shopper asks by hand, and of no conversation in order. */
export type VisitorAsk =
  | 'typing:set'
  | 'mail:read'
  | 'mail:set'
  | 'transcript:mail'
  | 'visitor:export'
  | 'visitor:erase'

/** What a person needs of the client. */
export interface PersonLink {
  ready: ReadonlySignal<boolean>
  request: VisitorConnection['request']
  /** Says once more who this is. */
  restart(): void
}

/** Who the page says its shopper is. */
export interface Person {
  /** There is a proof, so that there may be a history to fetch. */
  readonly proves: boolean
  proof(): Promise<IdentityProof | undefined>
  started(answer: VisitorAnswers['session:start']): void
  /** The proof was not taken. Afterwards `proof` gives another one, or none. */
  refused(reason: string): void
  join(link: PersonLink): () => void
  add(more: ProfileSet): void
  stop(): void
}

export interface VisitorClient {
  readonly connection: ReadonlySignal<ConnectionState>
  /** Agents able to answer now; `null` before the server said so. */
  readonly online: ReadonlySignal<number | null>
  /** Whether somebody can answer now; `null` before the server said so. */
  readonly availability: ReadonlySignal<Availability | null>
  /** What forms need not ask again, as the server said. */
  readonly details: ReadonlySignal<VisitorDetails | null>
  /** How far files under way are, 0 to 1, by cid. */
  readonly progress: ReadonlySignal<ReadonlyMap<string, number>>
  readonly conversations: ReadonlySignal<readonly VisitorConversation[]>
  /** Whether what the device keeps was read: before, an empty list says nothing. */
  readonly restored: ReadonlySignal<boolean>
  readonly unread: ReadonlySignal<number>
  /** False when unsent messages would not survive a reload. */
  readonly kept: boolean
  /** Opens the thread with this id, or starts a new one. */
  thread(id?: string): VisitorThread
  setContext(context: ContextSet): void
  voteArticle(vote: Omit<ArticleVote, 'cid'>): void
  recordGreeting(record: Omit<GreetingRecord, 'cid'>): void
  /** Answers or skips a survey that was asked outside of any conversation. */
  answerSurvey(answer: Pick<SurveyAnswer, 'survey' | 'outcome' | 'answers'>): void
  missSearch(query: string, locale: string): void
  /** Connects; before this nothing leaves the device. */
  connect(): void
  /** Everything that the server keeps of this person; nothing where she never acted. */
  exportData(): Promise<Answer<{ export: VisitorExport }>>
  /** Asks by hand, connecting where that was not needed before; `null` where the server knows nobody of this device. */
  ask<C extends VisitorAsk>(command: C, input: VisitorInput<C>): Promise<Answer<VisitorAnswers[C]> | null>
  /** Removes everything, on the server and on this device, for good; other devices forget it, too. */
  erase(): Promise<Answer<Record<never, never>>>
  /** From now on this is the person; her proof, if any, is brought at each start. */
  setPerson(person: Person): void
  /** Signs out and forgets everything on this device. */
  forget(): Promise<void>
  destroy(): void
}

/** Somebody who types, and what, where that is told. */
export type Typist = Author & { text?: string }

/** A conversation as the agent's console sees it; internal notes stand between the public lines by time. */
export interface AgentThread extends ConversationActs {
  readonly id: string
  readonly summary: ReadonlySignal<ConversationSummary | null>
  readonly lines: ReadonlySignal<readonly Line[]>
  readonly context: ReadonlySignal<VisitorContext | null>
  readonly answers: ReadonlySignal<readonly SurveyAnswer[]>
  /** Who types, with the words so far where the site shows them. */
  readonly typing: ReadonlySignal<Typist | null>
  send(text: string, stream: Stream): string
  /** Sends what is no plain text: cards, a coupon, a video. */
  sendBody(body: AgentMessage['body'], stream: Stream): string
  /** Other words for one's own entry. */
  edit(entry: string, text: string): void
  remove(entry: string): void
  retry(cid: string): void
  setTyping(typing: boolean): void
  markRead(): void
}

export interface AgentClient {
  readonly connection: ReadonlySignal<ConnectionState>
  readonly agent: ReadonlySignal<AgentAnswers['session:start']['agent'] | null>
  readonly site: ReadonlySignal<AgentAnswers['session:start']['site'] | null>
  /** Whether this agent takes conversations. */
  readonly availability: ReadonlySignal<AgentAvailability>
  readonly counts: ReadonlySignal<Record<InboxView, number> | null>
  /** The tags of unsolved conversations, the most frequent first. */
  readonly tags: ReadonlySignal<readonly TagCount[]>
  readonly view: ReadonlySignal<InboxView>
  /** The tag that the list is narrowed to. */
  readonly tag: ReadonlySignal<string | null>
  /** The conversations of the chosen view as far as they are here, kept live; who waits longest first. */
  readonly conversations: ReadonlySignal<readonly ConversationSummary[] | null>
  /** Whether the view has more than are here. */
  readonly more: ReadonlySignal<boolean>
  /** Fetches the next ones of the view. */
  loadMore(): void
  /** Set when the server no longer knows this session: sign in again. */
  readonly signedOut: ReadonlySignal<boolean>
  choose(view: InboxView, tag?: string | null, filter?: InboxFilter): void
  thread(id: string): AgentThread
  /** What can be done to a conversation that need not be open. */
  acts(id: string): ConversationActs
  /** Counts up whenever somebody on the site came, went or moved. */
  readonly visitorsVersion: ReadonlySignal<number>
  /** Counts up whenever the team's saved views changed. */
  readonly viewsVersion: ReadonlySignal<number>
  /** Who looks at which conversation, this agent among them. */
  readonly viewers: ReadonlySignal<ReadonlyMap<string, readonly Viewer[]>>
  /** Says what this screen shows, and whether a reply is being written there. */
  look(conversation: string | null, replying: boolean): void
  /** Colleagues and teams as they are now. */
  colleagues(): Promise<Answer<AgentAnswers['agents:list']>>
  setAvailability(availability: AgentAvailability): Promise<void>
  /** Asks for what belongs to no log. Never rejects: without an answer, within `timeoutMs` where it is given, it is `unavailable`. */
  ask<C extends AgentCommand>(command: C, input: AgentInput<C>, timeoutMs?: number): Promise<Answer<AgentAnswers[C]>>
  /** Who was erased last, by whomever. */
  readonly erased: ReadonlySignal<Erased | null>
  /** Counts up whenever a figure of the report may have changed. */
  readonly reportVersion: ReadonlySignal<number>
  /** The newest low score that came in while the console is open. */
  readonly lowScore: ReadonlySignal<LowScoreNews | null>
  connect(): void
  destroy(): void
}
