import type { AssistantFile, Flow } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'
import { leadsOf } from './leads.ts'

/** Flows that nothing starts, steps that nothing leads to, and steps that lead round without ever stopping. */
export function reachFaults({ flows }: AssistantFile): Fault[] {
  return [
    ...flows.flatMap((flow, at) => startFaults(flows, flow, at)),
    ...flows.flatMap(({ steps }, flow) => {
      const reached = reachable(steps, steps[0]!.id, () => true)
      return steps.flatMap(({ id }, at) =>
        reached.has(id) ? [] : [{ field: `flows.${flow}.steps.${at}`, reason: `nothing leads to the step "${id}"` }],
      )
    }),
    ...flows.flatMap(({ steps }, flow) =>
      steps.flatMap((step, at) => {
        const round = leadsOf(step, '').some(
          ({ to, alone }) => alone && reachable(steps, to, (lead) => lead.alone).has(step.id),
        )
        const reason = `from the step "${step.id}" the flow can go round for ever without asking anything new`
        return round ? [{ field: `flows.${flow}.steps.${at}`, reason }] : []
      }),
    ),
  ]
}

/** The steps that can be got to from one, itself included, by leads of some kind. */
function reachable(steps: Flow['steps'], from: string, follow: (lead: { alone: boolean }) => boolean): Set<string> {
  const reached = new Set([from])
  // A set grows while it is gone through.
  for (const id of reached) {
    const step = steps.find((each) => each.id === id)
    for (const lead of step ? leadsOf(step, '') : []) if (follow(lead)) reached.add(lead.to)
  }
  return reached
}

function startFaults(flows: readonly Flow[], flow: Flow, at: number): Fault[] {
  const { words, greeting } = flow.startsOn ?? {}
  const said = Object.entries(words ?? {})
  const led = flows.some(
    (other) => other !== flow && other.steps.some((step) => step.choices?.some((choice) => choice.flow === flow.id)),
  )
  if (greeting === undefined && !led && said.every(([, phrases]) => phrases.length === 0)) {
    return [
      {
        field: `flows.${at}`,
        reason: `nothing starts the flow "${flow.id}": give it startsOn, or a choice that leads to it`,
      },
    ]
  }
  const earlier = flows.slice(0, at).filter(({ when }) => when === undefined)
  return said.flatMap(([tag, phrases]) =>
    phrases.flatMap((phrase, n) => {
      const taken = earlier.find(({ startsOn }) => startsOn?.words?.[tag]?.includes(phrase))
      const reason = `"${phrase}" starts the flow "${taken?.id}" already`
      return taken ? [{ field: `flows.${at}.startsOn.words.${tag}.${n}`, reason }] : []
    }),
  )
}
