import type { AgentState } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'
import { findAt } from './find-slash.ts'
import { type ListMenu, useListMenu } from './use-list-menu.ts'

/** Colleagues whom a note asks for: they open with an @ in it. */
export function useMentionMenu(
  field: { current: HTMLTextAreaElement | null },
  write: (text: string) => void,
): ListMenu {
  const { client, say } = useDesk()
  const colleagues = useSignal<readonly AgentState[]>([])
  const opened = async () => {
    const answer = await client.colleagues()
    const me = client.agent.peek()?.id
    if (answer.ok) colleagues.value = answer.agents.filter(({ id }) => id !== me)
  }
  const known = colleagues.value.map(({ id, name, availability }) => ({
    ...{ id, title: name, more: say(`availability.${availability}`), text: `@${name} ` },
  }))
  return useListMenu({
    ...{ field, write, find: findAt, opened: () => void opened() },
    optionsOf(query) {
      const found = findIn(known, query)
      return found.length > 0 ? found : null
    },
  })
}
