import { availabilities } from '@deskbell/protocol'
import { Chooser } from '../palette/chooser.tsx'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'

/** Whether this agent takes conversations. */
export function AvailabilityPicker() {
  const { say, client } = useDesk()
  const commands = availabilities.map((each) => ({
    id: `availability-${each}`,
    title: say(`availability.${each}`),
    ...(each === client.availability.value ? { more: say('priority.now') } : {}),
    run: () => void client.setAvailability(each),
  }))
  const find = (query: string) => [{ name: say('availability.label'), commands: findIn(commands, query) }]
  return <Chooser title={say('availability.label')} find={find} />
}
