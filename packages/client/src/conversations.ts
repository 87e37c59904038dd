import type { Receipt, VisitorConversation } from '@deskbell/protocol'

const none = { agentDelivered: 0, agentRead: 0, visitorRead: 0 }

/** A conversation that only this device knows yet. */
export const newConversation = (id: string, now: number): VisitorConversation => ({
  id,
  status: 'assistant',
  last: 0,
  agent: null,
  ...none,
  updatedAt: now,
})

/** News of a conversation joined with what is known; figures only grow, and older news change no status. */
export function joinConversation(
  known: VisitorConversation | undefined,
  news: VisitorConversation,
): VisitorConversation {
  if (!known || known.last === 0) return news
  const newer = news.updatedAt >= known.updatedAt ? news : known
  return {
    ...newer,
    last: Math.max(known.last, news.last),
    agentDelivered: Math.max(known.agentDelivered, news.agentDelivered),
    agentRead: Math.max(known.agentRead, news.agentRead),
    visitorRead: Math.max(known.visitorRead, news.visitorRead),
  }
}

export function joinReceipt(known: VisitorConversation, receipt: Receipt): VisitorConversation {
  if (receipt.side === 'visitor') return { ...known, visitorRead: Math.max(known.visitorRead, receipt.read) }
  return {
    ...known,
    agentDelivered: Math.max(known.agentDelivered, receipt.delivered),
    agentRead: Math.max(known.agentRead, receipt.read),
  }
}

/** The server's list, and those of this device that still wait to be sent; newest first. */
export function joinLists(
  server: readonly VisitorConversation[],
  known: readonly VisitorConversation[],
  waits: (id: string) => boolean,
): VisitorConversation[] {
  const ids = new Set(server.map(({ id }) => id))
  const own = known.filter(({ id }) => !ids.has(id) && waits(id))
  return [...server, ...own].sort((a, b) => b.updatedAt - a.updatedAt)
}
