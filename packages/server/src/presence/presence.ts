/** Who is connected to this process, by number of connections. */
export interface Presence {
  /** Returns true when this is the person's first connection. */
  join(kind: 'visitor' | 'agent', site: string, id: string): boolean
  /** Returns true when it was the last. */
  leave(kind: 'visitor' | 'agent', site: string, id: string): boolean
  has(kind: 'visitor' | 'agent', site: string, id: string): boolean
  agents(site: string): string[]
}

export function createPresence(): Presence {
  const rooms = new Map<string, Map<string, number>>()
  const room = (kind: string, site: string): Map<string, number> => {
    const key = `${kind} ${site}`
    const known = rooms.get(key) ?? new Map<string, number>()
    rooms.set(key, known)
    return known
  }
  return {
    join(kind, site, id) {
      const here = room(kind, site)
      const count = (here.get(id) ?? 0) + 1
      here.set(id, count)
      return count === 1
    },
    leave(kind, site, id) {
      const here = room(kind, site)
      const count = (here.get(id) ?? 0) - 1
      if (count > 0) here.set(id, count)
      else here.delete(id)
      return count === 0
    },
    has: (kind, site, id) => room(kind, site).has(id),
    agents: (site) => [...room('agent', site).keys()],
  }
}
