/** Names of the push rooms, in one place for those who join and those who publish. */
export const visitorRoom = (visitor: string) => `visitor ${visitor}`
export const siteRoom = (site: string) => `site ${site}`
export const conversationRoom = (conversation: string) => `conversation ${conversation}`
export const agentRoom = (agent: string) => `agent ${agent}`
export const sessionRoom = (hash: string) => `session ${hash}`

interface Space {
  adapter: { rooms: ReadonlyMap<string, ReadonlySet<string>> }
}

/** Whether anybody else than this connection is in the room: for nobody no packet need be made. */
export function holdsOther({ adapter }: Space, room: string, connection: string | null): boolean {
  const there = adapter.rooms.get(room)
  return there !== undefined && there.size > (connection !== null && there.has(connection) ? 1 : 0)
}
