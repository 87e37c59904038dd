import type { AgentThread } from '@deskbell/client'
import type { ConversationSummary, VisitorContext } from '@deskbell/protocol'
import { Avatar } from '../frame/avatar.tsx'
import { focusSoon } from '../frame/focus.ts'
import { Icon } from '../frame/icon.tsx'
import { visitorName } from '../inbox/visitor-name.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { Answers } from './answers.tsx'
import { Before } from './before.tsx'
import { CartPart } from './cart.tsx'
import { Details } from './details.tsx'
import { Facts } from './facts.tsx'
import { Now } from './now.tsx'
import { Pages } from './pages.tsx'
import { kept } from './parts.ts'
import { ProfilePart } from './profile.tsx'
import { Remarks } from './remarks.tsx'

/** The right pane: who it is, what they look at, what lies in the cart. */
export function Shopper({ thread }: { thread: AgentThread }) {
  const { say, details } = useDesk()
  const context = thread.context.value
  const close = () => {
    if (!details.value) return
    details.value = false
    focusSoon(() => document.querySelector<HTMLElement>('.details-button'))
  }
  useAct('leave', close)
  return (
    <aside class={details.value ? 'shopper open' : 'shopper'} aria-label={say('shopper.label')}>
      <button type="button" id="details-close" class="plain icon" aria-label={say('shopper.close')} onClick={close}>
        <Icon name="close" />
      </button>
      <Who summary={thread.summary.value} context={context} />
      {context ? (
        <>
          <ProfilePart profile={context.profile} />
          <Remarks visitor={context.visitor} told={context.remarks} />
          <CartPart cart={context.cart} />
          <Details topic={thread.summary.value?.topic ?? null} details={context.details} />
          <Facts facts={context.facts ?? {}} />
          <Now context={context} />
          <Pages pages={context.pages ?? []} />
          <Before before={context.before} />
        </>
      ) : (
        <p class="hint">{say('shopper.loading')}</p>
      )}
      <Answers answers={thread.answers.value} />
      {context && <kept.View visitor={context.visitor} consents={context.consents} />}
    </aside>
  )
}

function Who({ summary, context }: { summary: ConversationSummary | null; context: VisitorContext | null }) {
  const { say } = useDesk()
  if (!summary) return null
  const { visitor } = summary
  const facts = [
    say(visitor.verified ? 'shopper.verified' : 'shopper.unverified'),
    ...(context && context.visits > 0 ? [say('shopper.visits', { count: context.visits })] : []),
    say(visitor.online ? 'shopper.online' : 'shopper.offline'),
  ]
  return (
    <div class="who-card">
      <Avatar id={visitor.id} name={visitor.name} />
      <div>
        <h2 dir="auto">{visitorName(say, visitor)}</h2>
        <p>{facts.join(' · ')}</p>
      </div>
    </div>
  )
}
