import {
  type AgentCommand,
  type Answer,
  type AssignTo,
  type ConversationSummary,
  type Priority,
  refuse,
} from '@deskbell/protocol'
import type { AgentConnection } from './types.ts'

/** What an act on a conversation is answered. */
export type Acted = Answer<{ conversation: ConversationSummary }>

/** What an agent does to a conversation besides writing in it. */
export interface ConversationActs {
  take(): Promise<Acted>
  solve(): Promise<Acted>
  reopen(): Promise<Acted>
  /** Gives it to somebody else; `taken` where it is no longer with whom this screen shows. */
  assign(to: AssignTo): Promise<Acted>
  /** Puts it aside until then; `null` wakes it. */
  snooze(until: number | null): Promise<Acted>
  tag(change: { add?: readonly string[]; remove?: readonly string[] }): Promise<Acted>
  prioritise(priority: Priority): Promise<Acted>
  /** Ends it; the matter goes on in `into`, of the same visitor. */
  merge(into: string): Promise<Acted>
}

export interface ActsDeps {
  newId(): string
  request: AgentConnection['request']
  /** The conversation as this screen shows it. */
  summary(): ConversationSummary | null
  /** A conversation that the server told of. */
  learn(summary: ConversationSummary): void
}

/** The acts on one conversation; each is asked once, under a cid of its own. */
export function createConversationActs(id: string, { newId, request, summary, learn }: ActsDeps): ConversationActs {
  async function act(command: AgentCommand, more: object = {}): Promise<Acted> {
    const asked = request(command, { cid: newId(), conversation: id, ...more })
    // Where no answer came, asking again is safe: what was done meanwhile is told by events.
    const answer = (await asked.catch(() => refuse('unavailable'))) as Acted
    if (answer.ok) learn(answer.conversation)
    return answer
  }
  return {
    take: () => act('conversation:take'),
    solve: () => act('conversation:solve'),
    reopen: () => act('conversation:reopen'),
    assign: (to) => act('conversation:assign', { from: summary()?.agent?.id ?? null, to }),
    snooze: (until) => act('conversation:snooze', { until }),
    tag: ({ add = [], remove = [] }) => act('conversation:tag', { add, remove }),
    prioritise: (priority) => act('conversation:prioritise', { priority }),
    merge: (into) => act('conversation:merge', { into }),
  }
}
