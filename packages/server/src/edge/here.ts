import type { Namespaces } from './namespaces.ts'
import { conversationRoom, visitorRoom } from './rooms.ts'

/** Who is connected to this process and follows what, as the push rooms say it. */
export interface Here {
  /** Whether a device of the visitor is connected. */
  visitor(id: string): boolean
  /** Whether an agent has the conversation open. */
  conversation(id: string): boolean
  visitors(): string[]
  conversations(): string[]
  /** Sites with agents here, and sites with anybody here. */
  agentSites(): string[]
  sites(): string[]
  /** Agents' sessions, by the hash of their tokens. */
  sessions(): string[]
}

type Rooms = ReadonlyMap<string, unknown>
const named = (rooms: Rooms, kind: string): string[] =>
  [...rooms.keys()].filter((room) => room.startsWith(`${kind} `)).map((room) => room.slice(kind.length + 1))

export function createHere({ visitor, agent }: Namespaces): Here {
  const visitors: Rooms = visitor.adapter.rooms
  const agents: Rooms = agent.adapter.rooms
  return {
    visitor: (id) => visitors.has(visitorRoom(id)),
    conversation: (id) => agents.has(conversationRoom(id)),
    visitors: () => named(visitors, 'visitor'),
    conversations: () => named(agents, 'conversation'),
    agentSites: () => named(agents, 'site'),
    sites: () => [...new Set([...named(visitors, 'site'), ...named(agents, 'site')])],
    sessions: () => named(agents, 'session'),
  }
}
