import type { Erased, LowScoreNews, Stream, Typing } from '@deskbell/protocol'
import type { Place, VisitorWho } from '../deps.ts'
import type { Look } from '../presence/viewing.ts'

/** The first seqs that were just stored, by stream. */
export type From = Partial<Record<Stream, number>>

/**
 * What one node tells the others: that something happened, hardly ever what. A hint may be lost, doubled or late; what
 * it hints at is read from the database.
 */
export type Hint =
  | { kind: 'conversation'; place: Place; from: From; moved: boolean }
  | { kind: 'receipt'; place: Place; side: 'visitor' | 'agent'; marks: { delivered: number; read: number } }
  | { kind: 'typing'; place: Place; typing: Typing }
  | { kind: 'context'; who: VisitorWho }
  | { kind: 'presence'; site: string }
  | { kind: 'visitor'; who: VisitorWho }
  | { kind: 'report'; site: string }
  | { kind: 'views'; site: string; owner?: string | null }
  | { kind: 'lowScore'; site: string; news: LowScoreNews }
  | { kind: 'viewing'; site: string; look: Look }
  | { kind: 'erased'; site: string; erased: Erased }
  | { kind: 'signedOut'; session: string }

/** Carries hints between nodes, as long as it can. */
export interface Hints {
  /** Sends to every node that listens on one of the channels; forgets it when there is no connection. */
  send(channels: readonly string[], hint: Hint): void
  /** Resolves as soon as this node listens, or after a short while without a connection. */
  listen(channel: string): Promise<void>
  ignore(channel: string): void
  close(): Promise<void>
}

/** Channels: a node listens on those of the people who are connected to it. */
export const agentsChannel = (site: string) => `agents ${site}`
export const visitorsChannel = (site: string) => `visitors ${site}`
export const visitorChannel = (visitor: string) => `visitor ${visitor}`
export const everybodyChannel = 'everybody'

/** Where a hint has to go. Pure. */
export function channelsOf(hint: Hint): string[] {
  switch (hint.kind) {
    case 'conversation': {
      const { place, from, moved } = hint
      const toVisitor = moved || from.public !== undefined ? [visitorChannel(place.visitor)] : []
      return [agentsChannel(place.site), ...toVisitor, ...(moved ? [visitorsChannel(place.site)] : [])]
    }
    case 'receipt':
      return [agentsChannel(hint.place.site), visitorChannel(hint.place.visitor)]
    case 'typing':
      return hint.typing.author.kind === 'visitor'
        ? [agentsChannel(hint.place.site)]
        : [visitorChannel(hint.place.visitor)]
    case 'context':
    case 'visitor':
      return [agentsChannel(hint.who.site)]
    case 'presence':
      return [visitorsChannel(hint.site)]
    case 'viewing':
    case 'report':
    case 'views':
    case 'lowScore':
      return [agentsChannel(hint.site)]
    case 'erased':
      return [agentsChannel(hint.site), visitorChannel(hint.erased.visitor)]
    case 'signedOut':
      return [everybodyChannel]
  }
}
