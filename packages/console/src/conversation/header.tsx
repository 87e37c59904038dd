import type { AgentThread } from '@deskbell/client'
import type { ConversationSummary } from '@deskbell/protocol'
import type { DialogName } from '../desk.ts'
import { focusSoon } from '../frame/focus.ts'
import { Icon } from '../frame/icon.tsx'
import { decideTags } from '../inbox/tags.ts'
import { visitorName } from '../inbox/visitor-name.ts'
import { SnoozedTag, WaitingTag } from '../inbox/waiting-tag.tsx'
import { formatRoute, inList } from '../route.ts'
import { languageName } from '../text/language-name.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import type { Acting, ThreadAct } from './acting.ts'
import { Others } from './others.tsx'

/** What an agent may do with a conversation now; the first is the one that leads on. */
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
        {summary && <Tags summary={summary} />}
        <Others conversation={thread.id} />
      </div>
      <div class="acts">
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
        {summary && summary.status !== 'solved' && <TriageButtons />}
        {acts.map((act, index) => (
          <ActButton key={act} act={act} acting={acting} primary={index === 0} />
        ))}
      </div>
    </header>
  )
}

function Tags({ summary }: { summary: ConversationSummary }) {
  const { say, client, locale } = useDesk()
  return (
    <>
      <WaitingTag since={summary.waitingSince} />
      <SnoozedTag until={summary.snoozedUntil} />
      {decideTags(say, summary, client.agent.value?.id ?? null).map((tag) => (
        <span key={tag.text} class={`tag ${tag.tone}`} dir="auto">
          {tag.text}
        </span>
      ))}
      <span class="tag plain" dir="auto">
        {languageName(locale, summary.locale)}
      </span>
    </>
  )
}

function TriageButtons() {
  const { say, dialog, triage } = useDesk()
  const open = (name: DialogName) => () => {
    triage.selection.clear()
    dialog.value = name
  }
  return (
    <>
      <button type="button" aria-keyshortcuts="A" onClick={open('assign')}>
        {say('triage.assign')}
      </button>
      <button type="button" aria-keyshortcuts="S" onClick={open('snooze')}>
        {say('triage.snooze')}
      </button>
      <button type="button" aria-keyshortcuts="G" onClick={open('tag')}>
        {say('triage.tagShort')}
      </button>
    </>
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
  return (
    <a
      class="back icon"
      href={formatRoute(inList(route.value, null))}
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
