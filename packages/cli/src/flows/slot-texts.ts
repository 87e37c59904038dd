import type { AssistantFile, FlowWhen } from '@deskbell/protocol'
import type { Fault } from '@deskbell/protocol/check'
import { didYouMean } from '@deskbell/protocol/check'
import { textsIn } from './texts-in.ts'

/** What a greeting that starts a flow brings along; which of them, its rule decides. */
const ofGreetings = ['product', 'sizes', 'color', 'count', 'total', 'gap']

/** Places such as {order-number} in texts, that no step of the file fills, and those that may be empty on a way there. */
export function slotFaults(file: AssistantFile): Fault[] {
  const asked = file.flows.flatMap(({ steps }) => steps.flatMap(({ ask }) => ask?.slot ?? []))
  const slots = file.flows.some(({ startsOn }) => startsOn?.greeting) ? [...asked, ...ofGreetings] : asked
  const known = (slot: string, field: string) => asked.includes(slot) || isSure(file, slot, field)
  return textsIn(file).flatMap(({ field, text }) =>
    Object.entries(typeof text === 'string' ? { '': text } : text).flatMap(([tag, words]) =>
      [...words.matchAll(/\{([a-z0-9][a-z0-9-]*)\}/g)].flatMap(([, slot = '']) => {
        const at = tag ? `${field}.${tag}` : field
        if (!slots.includes(slot))
          return [{ field: at, reason: `no step asks for {${slot}}${didYouMean(slot, slots)}` }]
        const reason = `{${slot}} comes from a greeting and may be missing: lead here only by branches with "filled": ["${slot}"]`
        return known(slot, field) ? [] : [{ field: at, reason }]
      }),
    ),
  )
}

/** Whether every way to the step of this text makes sure that a greeting has filled the slot. */
function isSure({ flows }: AssistantFile, slot: string, field: string): boolean {
  const [, flowAt, stepAt] = /^flows\.(\d+)\.steps\.(\d+)\./.exec(field) ?? []
  const flow = flows[Number(flowAt)]
  const step = flow?.steps[Number(stepAt)]
  if (!flow || !step || Number(stepAt) === 0) return false
  const open = flow.steps.flatMap(({ go, ask, choices, branches }) => [
    ...[go, ask?.go, ...(choices ?? []).map((choice) => (choice.flow ? undefined : choice.go))],
    ...(branches ?? []).map((branch) => (isFilled(branch.when, slot) ? undefined : branch.go)),
  ])
  return !open.includes(step.id)
}

const isFilled = ({ filled = [], slots = {} }: FlowWhen, slot: string): boolean =>
  filled.includes(slot) || Object.hasOwn(slots, slot)
