import type { AgentAnswers, AgentState, Answer, AvailabilitySet, Team } from '@deskbell/protocol'
import type { AgentWho, Deps } from '../deps.ts'
import { type AgentStanding, agentStandings, setAvailability } from '../store/team.ts'

/** Whoever is connected nowhere is offline, whatever she said last. */
export const toAgentState = (row: AgentStanding, teams: readonly Team[]): AgentState => ({
  id: row.id,
  name: row.name,
  availability: row.here > 0 ? row.availability : 'offline',
  open: row.open,
  teams: teams.filter(({ agents }) => agents.includes(row.email)).map(({ id }) => id),
})

/** The agents of the site and its teams, for whoever gives a conversation away. */
export async function listAgents(deps: Deps, who: AgentWho): Promise<Answer<AgentAnswers['agents:list']>> {
  const teams = deps.sites.get(who.site)?.desk.teams ?? []
  const rows = await agentStandings(deps.db.read, who.site)
  return {
    ok: true,
    agents: rows.map((row) => toAgentState(row, teams)),
    teams: teams.map(({ id, name }) => ({ id, name })),
  }
}

/** An agent says whether she takes conversations; visitors are told how many do. */
export async function changeAvailability(
  deps: Deps,
  who: AgentWho,
  { availability }: AvailabilitySet,
): Promise<Answer<Record<never, never>>> {
  await deps.db.write((sql) => setAvailability(sql, who.id, availability), `agent ${who.id}`)
  deps.publish.presence(who.site)
  return { ok: true }
}
