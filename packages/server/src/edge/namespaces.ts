import type { AgentToServer, ServerToAgent, ServerToVisitor, VisitorToServer } from '@deskbell/protocol'
import type { Namespace, Server } from 'socket.io'

type NoEvents = Record<never, never>
export type VisitorNamespace = Namespace<VisitorToServer, ServerToVisitor, NoEvents, unknown>
export type AgentNamespace = Namespace<AgentToServer, ServerToAgent, NoEvents, unknown>

export interface Namespaces {
  visitor: VisitorNamespace
  agent: AgentNamespace
}

/** The two doors of the socket server; nothing can be asked outside of them. */
export const openNamespaces = (io: Server): Namespaces => ({ visitor: io.of('/visitor'), agent: io.of('/agent') })
