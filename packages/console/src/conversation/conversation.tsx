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
  const { say } = useDesk()
  const acting = useMemo(() => createActing(thread), [thread])
  return (
    <section class="conversation" aria-labelledby="conversation-title">
      <Header thread={thread} acting={acting} />
      <p class="fault" role="alert">
        {acting.fault.value && say(acting.fault.value)}
      </p>
      <Log thread={thread} />
      <Composer thread={thread} acting={acting} />
    </section>
  )
}
