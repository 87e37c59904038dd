import type { Viewer } from '@deskbell/protocol'
import { useDesk } from '../use-desk.ts'

/** Who else looks at a conversation. */
export function useOthers(conversation: string): readonly Viewer[] {
  const { client } = useDesk()
  const me = client.agent.value?.id ?? null
  return (client.viewers.value.get(conversation) ?? []).filter(({ id }) => id !== me)
}

/** Who else looks, and who replies, beside the shopper's name. */
export function Others({ conversation }: { conversation: string }) {
  const { say } = useDesk()
  const others = useOthers(conversation)
  return (
    <span class="others">
      {others.map(({ id, name, replying }) => (
        <span key={id} class={`tag ${replying ? 'accent' : 'plain'}`} dir="auto">
          {say(replying ? 'viewer.replying' : 'viewer.looking', { name })}
        </span>
      ))}
    </span>
  )
}

/** "Mari is replying", in the list. */
export function Replying({ conversation }: { conversation: string }) {
  const { say } = useDesk()
  const name = useOthers(conversation).find(({ replying }) => replying)?.name
  if (name === undefined) return null
  return (
    <span class="tag accent" dir="auto">
      {say('viewer.replying', { name })}
    </span>
  )
}
