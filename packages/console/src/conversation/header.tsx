import type { AgentThread } from '@deskbell/client'
import type { ConversationSummary } from '@deskbell/protocol'
import { focusSoon } from '../frame/focus.ts'
import { Icon } from '../frame/icon.tsx'
import { decideTags } from '../inbox/tags.ts'
import { visitorName } from '../inbox/visitor-name.ts'
import { WaitingTag } from '../inbox/waiting-tag.tsx'
import { formatRoute } from '../route.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import type { Acting, ThreadAct } from './acting.ts'

/** What an agent may do with a conversation now. */
export function decideActs({ status, agent }: ConversationSummary, me: string | null): ThreadAct[] {
  if (status === 'solved') return ['reopen']
  if (agent) return agent.id === me ? ['solve'] : []
  return ['take', 'solve']
}

/** Who it is, how long they wait, and what can be done. */
export function Header({ thread, acting }: { thread: AgentThread; acting: Acting }) {
  const { say, client, details } = useDesk()
  const summary = thread.summary.value
  const me = client.agent.value?.id ?? null
  const acts = summary ? decideActs(summary, me) : []
  const may = (act: ThreadAct) => (acts.includes(act) ? () => void acting.run(act) : null)
  useAct('take', may('take'))
  useAct('solve', may('solve'))
  useAct('reopen', may('reopen'))
  return (
    <header class="top">
      <Back id={thread.id} />
      <div class="title">
        <h2 id="conversation-title" tabIndex={-1} dir="auto">
          {visitorName(say, summary?.visitor)}
        </h2>
        <WaitingTag since={summary?.waitingSince ?? null} />
        {summary &&
          decideTags(say, summary, me).map((tag) => (
            <span key={tag.text} class={`tag ${tag.tone}`}>
              {tag.text}
            </span>
          ))}
      </div>
      <button
        type="button"
        class="details-button"
        onClick={() => {
          details.value = true
          focusSoon(() => document.querySelector<HTMLElement>('#details-close'))
        }}
      >
        {say('conversation.details')}
      </button>
      {acts.map((act, index) => (
        <ActButton key={act} act={act} acting={acting} primary={index === 0} />
      ))}
    </header>
  )
}

const keys: Partial<Record<ThreadAct, string>> = { take: 'T', solve: 'E' }

function ActButton({ act, acting, primary }: { act: ThreadAct; acting: Acting; primary: boolean }) {
  const { say } = useDesk()
  return (
    <button
      type="button"
      class={primary ? 'primary' : ''}
      // A button that is disabled while it has focus would throw the focus away.
      aria-disabled={acting.busy.value !== null}
      aria-keyshortcuts={keys[act]}
      onClick={() => void acting.run(act)}
    >
      {say(`conversation.${act}`)}
    </button>
  )
}

function Back({ id }: { id: string }) {
  const { say, route } = useDesk()
  const view = route.value.screen === 'inbox' ? route.value.view : 'inbox'
  return (
    <a
      class="back icon"
      href={formatRoute({ screen: 'inbox', view, conversation: null })}
      aria-label={say('conversation.back')}
      onClick={() =>
        focusSoon(
          () =>
            document.querySelector<HTMLElement>(`[data-conversation="${id}"]`) ??
            document.querySelector<HTMLElement>('#list-title'),
        )
      }
    >
      <Icon name="back" />
    </a>
  )
}
