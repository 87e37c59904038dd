import { type FollowUpState, followUpStates, type LowScore, pickText, type Report } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { formatRoute } from '../route.ts'
import { sayDate } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { Panel } from './panel.tsx'

/** Those who were not served well, and what became of each: nobody is forgotten. */
export function LowScores({ low }: { low: Report['low'] }) {
  const { say } = useDesk()
  const open = low.filter(({ state }) => state !== 'closed')
  const closed = low.filter(({ state }) => state === 'closed')
  if (low.length === 0) return null
  const heads = [say('reports.date'), say('reports.score'), say('reports.comment'), say('reports.toConversation')]
  const rows = low.map(({ at, score, text, conversation, state }) => [
    ...[new Date(at).toISOString(), score, text],
    ...[conversation, say(`reports.follow.${state}`)],
  ])
  return (
    <Panel
      wide
      title={say('reports.lowScores')}
      name="low-scores"
      rows={[[...heads, say('reports.followUp')], ...rows]}
    >
      {() => (
        <>
          <p class="hint">{say('reports.lowOpen', { count: open.length })}</p>
          <ul class="comments">
            {[...open, ...closed].map((score) => (
              <li key={`${score.visitor} ${score.answer}`}>
                <OneScore score={score} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function OneScore({ score: low }: { score: LowScore }) {
  const { say, locale, surveys } = useDesk()
  const question = surveys.value.find(({ id }) => id === low.survey)?.questions.find(({ id }) => id === low.question)
  return (
    <>
      <p dir="auto">{low.text ?? (question ? pickText(question.text, locale) : low.question)}</p>
      <div class="low-meta">
        <span>{sayDate(locale, low.at)}</span>
        <span class="tag danger">{say('reports.commentScore', { score: low.score })}</span>
        {low.conversation && (
          <a href={formatRoute({ screen: 'inbox', view: 'solved', conversation: low.conversation })}>
            {say('reports.writeBack')}
          </a>
        )}
        <FollowUp low={low} />
      </div>
    </>
  )
}

function FollowUp({ low }: { low: LowScore }) {
  const { say, reports, announce } = useDesk()
  const chosen = useSignal<FollowUpState | null>(null)
  const choose = async (state: FollowUpState) => {
    chosen.value = state
    const kept = await reports.follow(low, state)
    chosen.value = null
    announce(say(kept ? `reports.follow.${state}` : 'error.unreachable'))
  }
  return (
    <label class="follow">
      <span class="vh">{say('reports.followUp')}</span>
      <select
        value={chosen.value ?? low.state}
        onChange={({ currentTarget }) => void choose(currentTarget.value as FollowUpState)}
      >
        {followUpStates.map((state) => (
          <option key={state} value={state}>
            {say(`reports.follow.${state}`)}
          </option>
        ))}
      </select>
      {low.by && <span>{say('reports.followBy', { name: low.by })}</span>}
    </label>
  )
}
