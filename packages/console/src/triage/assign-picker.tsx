import type { AgentAnswers, AgentState, AssignTo } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { Chooser } from '../palette/chooser.tsx'
import type { Command } from '../palette/commands.ts'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'

type Colleagues = Pick<AgentAnswers['agents:list'], 'agents' | 'teams'>

/** Whoever can take it first: those who are online, the least busy of them on top. */
export function sortAgents(agents: readonly AgentState[], me: string | null): AgentState[] {
  const order = { online: 0, away: 1, offline: 2 }
  const rank = ({ id, availability }: AgentState) => (id === me ? -1 : order[availability])
  return [...agents].sort((a, b) => rank(a) - rank(b) || a.open - b.open || a.name.localeCompare(b.name))
}

/** Gives the conversation to an agent, a team, the queue or the assistant. */
export function AssignPicker() {
  const desk = useDesk()
  const { say, client } = desk
  const known = useSignal<Colleagues>({ agents: [], teams: [] })
  useEffect(() => {
    void client.colleagues().then((answer) => {
      if (answer.ok) known.value = answer
    })
  }, [client, known])
  const { people, teams, others } = commandsFor(desk, known.value)
  const find = (query: string) => [
    { name: say('assign.agents'), commands: findIn(people, query) },
    { name: say('assign.teams'), commands: findIn(teams, query) },
    { name: say('assign.others'), commands: findIn(others, query) },
  ]
  return <Chooser title={say('triage.assignTo')} find={find} />
}

function commandsFor({ say, client, triage }: Desk, { agents, teams }: Colleagues) {
  const me = client.agent.value?.id ?? null
  const give = (to: AssignTo) => () => void triage.run((acts) => acts.assign(to))
  const person = (agent: AgentState): Command => ({
    id: `agent-${agent.id}`,
    title: agent.id === me ? say('assign.me', { name: agent.name }) : agent.name,
    more: say(`assign.load.${agent.availability}`, { count: agent.open }),
    run: give({ kind: 'agent', id: agent.id }),
  })
  return {
    people: sortAgents(agents, me).map(person),
    teams: teams.map(({ id, name }) => ({ id: `team-${id}`, title: name, run: give({ kind: 'team', id }) })),
    others: [
      { id: 'queue', title: say('assign.queue'), run: give({ kind: 'queue' }) },
      { id: 'assistant', title: say('assign.assistant'), run: give({ kind: 'assistant' }) },
    ],
  }
}
