import type { Author, Entry } from './entry.ts'

/** Where a conversation is: with the assistant, waiting for a person, with an agent, solved. */
export const conversationStatuses = ['assistant', 'waiting', 'open', 'solved'] as const
export type ConversationStatus = (typeof conversationStatuses)[number]

/** How far one side has got, as seqs of the public stream; they only grow. */
export interface Receipt {
  conversation: string
  side: 'visitor' | 'agent'
  delivered: number
  read: number
}

/** What the visitor's device knows of a conversation besides its log. */
export interface VisitorConversation {
  id: string
  status: ConversationStatus
  /** Highest seq of the public stream. */
  last: number
  /** The agent who has it, if any. */
  agent: { id: string; name: string } | null
  /** Receipts of the other side. */
  agentDelivered: number
  agentRead: number
  visitorRead: number
  updatedAt: number
}

/** Place in the queue: 1 is next. `waitMinutes` is `null` where too little is known to say. */
export interface QueuePlace {
  conversation: string
  position: number
  waitMinutes: number | null
}

export interface Typing {
  conversation: string
  author: Author
  typing: boolean
  /** What the visitor has written so far, where the site shows it to its team. */
  text?: string
}

export type { Author, Entry }
