import type { AgentAvailability, DeskFile } from '@deskbell/protocol'
import { appendNote, writeAct } from '../conversations/log-act.ts'
import type { Deps, Site } from '../deps.ts'
import { isOpen } from '../hours/hours.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { assignWaiting, routable, routeCandidates } from '../store/routing.ts'
import { type Candidate, chooseAgent } from './choose-agent.ts'

interface Row {
  id: string
  name: string
  email: string
  availability: AgentAvailability
  open: number
  assigned_at: number
}

/** An agent with what the owner's file says of her. A team that is closed has nobody. */
function toCandidate({ agents, teams, routing }: DeskFile, row: Row, now: number): Candidate {
  const said = agents.find(({ email }) => email === row.email)
  const own = teams.filter((team) => team.agents.includes(row.email) && isOpen(team.hours, now))
  return {
    ...{ id: row.id, open: row.open, assignedAt: row.assigned_at },
    capacity: said?.capacity ?? routing.capacity,
    skills: said?.skills ?? [],
    languages: said?.languages ?? [],
    teams: own.map(({ id }) => id),
  }
}

/** Compare and set, twice: the conversation must still wait, and the agent still have room, whichever node asks. */
function give(deps: Deps, row: ConversationRow, agent: Candidate & { name: string }) {
  return writeAct(deps, row.id, async (sql) => {
    const nothing = { answer: { ok: true as const }, entries: [], moved: false }
    const given = await assignWaiting(sql, row, { id: agent.id, capacity: agent.capacity, at: deps.clock.now() })
    if (!given) return nothing
    const to = { kind: 'agent', id: agent.id } as const
    const log = { site: row.site, conversation: row.id }
    const entry = await appendNote(deps, sql, log, { kind: 'assigned', to, name: agent.name }, undefined, 'internal')
    return { answer: { ok: true as const }, place: row, entries: [entry], moved: true }
  })
}

async function routeSite(deps: Deps, { key, desk }: Site): Promise<void> {
  if (desk.routing.method === 'manual') return
  for (const row of await routable(deps.db.read, key)) {
    // Read anew for each: the one before has changed who has room.
    const rows = await routeCandidates(deps.db.read, key)
    const candidates = rows.map((each) => toCandidate(desk, each, deps.clock.now()))
    const tags = JSON.parse(row.tags) as string[]
    const id = chooseAgent(desk.routing.method, candidates, { team: row.team, locale: row.locale, tags })
    const agent = candidates.find((each) => each.id === id)
    const name = rows.find((each) => each.id === id)?.name
    if (agent && name !== undefined) await give(deps, row, { ...agent, name })
  }
}

/** Gives who waits to agents who have room, where the owner wants it. */
export async function routeWaiting(deps: Deps): Promise<void> {
  for (const site of deps.sites.values()) await routeSite(deps, site)
}
