import { priorities } from '@deskbell/protocol'
import { Chooser } from '../palette/chooser.tsx'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'

/** How urgent it is, the most urgent first. */
export function PriorityPicker() {
  const { say, triage } = useDesk()
  const commands = [...priorities].reverse().map((priority) => ({
    id: `priority-${priority}`,
    title: say(`priority.${priority}`),
    ...(triage.targets.value.every((each) => each.priority === priority) ? { more: say('priority.now') } : {}),
    run: () => void triage.run((acts) => acts.prioritise(priority)),
  }))
  const find = (query: string) => [{ name: say('triage.priority'), commands: findIn(commands, query) }]
  return <Chooser title={say('triage.priority')} find={find} />
}
