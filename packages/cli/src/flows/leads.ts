import type { AssistantFile, FlowChoice, FlowStep } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'
import { didYouMean } from '@deskbell/protocol/check'

/** One way from a step to another of its flow. */
export interface Lead {
  field: string
  to: string
  /** Taken without the shopper doing anything, at least sometimes. */
  alone: boolean
}

/** All ways from a step to others of its flow; `field` is the step's. */
export const leadsOf = (step: FlowStep, field: string): Lead[] => [
  ...(step.branches ?? []).map(({ go }, at) => ({ field: `${field}.branches.${at}.go`, to: go, alone: true })),
  ...(step.choices ?? []).flatMap(({ go }, at) =>
    go === undefined ? [] : [{ field: `${field}.choices.${at}.go`, to: go, alone: false }],
  ),
  // A slot that is known already is not asked for.
  ...(step.ask ? [{ field: `${field}.ask.go`, to: step.ask.go, alone: true }] : []),
  ...(step.go === undefined ? [] : [{ field: `${field}.go`, to: step.go, alone: true }]),
]

/** Steps and choices that lead nowhere, to two places, or to what is not there. */
export function leadFaults({ flows }: AssistantFile): Fault[] {
  const flowIds = flows.map(({ id }) => id)
  return flows.flatMap(({ steps }, flow) => {
    const ids = steps.map(({ id }) => id)
    return steps.flatMap((step, at) => {
      const field = `flows.${flow}.steps.${at}`
      const lost = leadsOf(step, field).flatMap(({ field: place, to }) =>
        ids.includes(to)
          ? []
          : [{ field: place, reason: `there is no step "${to}" in this flow${didYouMean(to, ids)}` }],
      )
      const choices = (step.choices ?? []).flatMap((choice, n) =>
        choiceFaults(choice, `${field}.choices.${n}`, flowIds),
      )
      return [...continuationFaults(step, field), ...lost, ...choices]
    })
  })
}

const continuations = ['choices', 'ask', 'go', 'handoff', 'end'] as const

function continuationFaults(step: FlowStep, field: string): Fault[] {
  const given = continuations.filter((key) => step[key] !== undefined)
  if (given.length === 0) {
    return [{ field, reason: `the step "${step.id}" is a dead end: it needs choices, ask, go, handoff or end` }]
  }
  if (given.length > 1)
    return [{ field: `${field}.${given[1]}`, reason: `the step has ${given.join(' and ')}; one is enough` }]
  return step.choices?.every(({ when }) => when !== undefined)
    ? [{ field: `${field}.choices`, reason: 'all choices have conditions: where none holds, the step is a dead end' }]
    : []
}

const ends = ['go', 'flow', 'article', 'link', 'handoff'] as const

function choiceFaults(choice: FlowChoice, field: string, flowIds: readonly string[]): Fault[] {
  const given = ends.filter((key) => choice[key] !== undefined && choice[key] !== false)
  if (given.length === 0)
    return [{ field, reason: 'the choice is a dead end: it needs go, flow, article, link or handoff' }]
  if (given.length > 1)
    return [{ field: `${field}.${given[1]}`, reason: `the choice has ${given.join(' and ')}; one is enough` }]
  return choice.flow === undefined || flowIds.includes(choice.flow)
    ? []
    : [{ field: `${field}.flow`, reason: `there is no flow "${choice.flow}"${didYouMean(choice.flow, flowIds)}` }]
}
