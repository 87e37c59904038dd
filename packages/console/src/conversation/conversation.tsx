import type { AgentThread } from '@deskbell/client'
import { useMemo } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import { createActing } from './acting.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { Log } from './log.tsx'

/** The middle pane. */
export function Conversation({ thread }: { thread: AgentThread | null }) {
  return thread ? <OpenConversation thread={thread} /> : <NoConversation />
}

function NoConversation() {
  const { say } = useDesk()
  return (
    <section class="conversation none">
      <p>{say('conversation.none')}</p>
      <p class="hint">{say('conversation.noneHint')}</p>
    </section>
  )
}

function OpenConversation({ thread }: { thread: AgentThread }) {
  const { say, triage } = useDesk()
  const acting = useMemo(() => createActing(thread), [thread])
  // What was refused to selected rows is said above the list.
  const fault = acting.fault.value ?? (triage.selection.ids.value.size === 0 ? triage.fault.value : null)
  return (
    <section class="conversation" aria-labelledby="conversation-title">
      <Header thread={thread} acting={acting} />
      <p class="fault" role="alert">
        {fault && say(fault)}
      </p>
      <Log thread={thread} />
      <Composer thread={thread} acting={acting} />
    </section>
  )
}
