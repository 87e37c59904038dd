import type { NamedConversation } from '../store/conversations.ts'

/** What devices were told of a conversation besides its log, in a form that compares. */
export interface Known {
  /** Status, who has it, and what else decides where it stands in the lists. */
  state: string
  /** What else stands in the agents' list. */
  summary: string
  visitor: string
  agent: string
}
export interface News {
  moved: boolean
  changed: boolean
  /** The sides whose marks moved. */
  sides: ('visitor' | 'agent')[]
}

const marks = (delivered: number, read: number) => `${delivered} ${read}`
export const knownOf = (row: NamedConversation): Known => ({
  state: `${row.status} ${row.agent} ${row.team} ${row.priority} ${row.snoozed_until} ${row.tags} ${row.mentioned}`,
  summary: `${row.last_seq} ${row.last_internal} ${row.visitor_here > 0}`,
  visitor: marks(row.visitor_delivered, row.visitor_read),
  agent: marks(row.agent_delivered, row.agent_read),
})

/** What has to be told, given what was. Pure. */
export function decideNews(before: Known, now: Known): News {
  const moved = before.state !== now.state
  return {
    moved,
    changed: moved || before.summary !== now.summary,
    sides: (['visitor', 'agent'] as const).filter((side) => before[side] !== now[side]),
  }
}

const nothing: Known = { state: '', summary: '', visitor: marks(0, 0), agent: marks(0, 0) }

/** Remembers what was told, by conversation. */
export function createKnown() {
  const known = new Map<string, Known>()
  return {
    /** The row was told to agents and visitor; its marks are told by themselves. */
    told(row: NamedConversation): void {
      const { visitor, agent } = known.get(row.id) ?? knownOf(row)
      known.set(row.id, { ...knownOf(row), visitor, agent })
    },
    marks(id: string, side: 'visitor' | 'agent', { delivered, read }: { delivered: number; read: number }): void {
      const before = known.get(id)
      if (before) known.set(id, { ...before, [side]: marks(delivered, read) })
    },
    /** What is new since the last time. The first time it is all, or nothing where it was read meanwhile. */
    compare(row: NamedConversation, isNew: boolean): News {
      const now = knownOf(row)
      const before = known.get(row.id) ?? (isNew ? nothing : now)
      known.set(row.id, now)
      return decideNews(before, now)
    },
    keepOnly(ids: ReadonlySet<string>): void {
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
    },
  }
}
export type KnownConversations = ReturnType<typeof createKnown>
