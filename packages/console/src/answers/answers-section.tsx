import type { AgentAnswers, GeneratedAnswer } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useAnswer } from '../settings/use-answer.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** What model or bot wrote, shown or not, the newest first: to be reviewed. */
export function AnswersSection() {
  const { say, client, announce } = useDesk()
  const asked = useAnswer('answer:list', { before: null, outcome: null })
  const busy = useSignal(false)
  const page = asked.value.value
  const more = async (known: AgentAnswers['answer:list']) => {
    if (busy.value) return
    busy.value = true
    const answer = await client.ask('answer:list', { before: known.answers.at(-1)?.at ?? null, outcome: null })
    busy.value = false
    if (!answer.ok) return announce(say('settings.failed'))
    asked.value.value = { answers: [...known.answers, ...answer.answers], more: answer.more }
  }
  if (!page) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <>
      <p class="hint">{say(page.answers.length === 0 ? 'answers.none' : 'answers.about')}</p>
      <ol class="rows">
        {page.answers.map((answer) => (
          <li key={answer.cid}>
            <Row answer={answer} />
          </li>
        ))}
      </ol>
      {page.more && (
        <button type="button" aria-disabled={busy.value} onClick={() => void more(page)}>
          {say('audit.more')}
        </button>
      )}
    </>
  )
}

function Row({ answer }: { answer: GeneratedAnswer }) {
  const { say, locale, now } = useDesk()
  const { question, text, sources, outcome, reason, by, at } = answer
  const facts = [sayMoment(locale, at, now.value), by, ...(reason === null ? [] : [reason])]
  return (
    <div class="row-text">
      <b dir="auto">{question}</b>
      {text !== '' && <p dir="auto">{text}</p>}
      {sources.length > 0 && (
        <p class="hint" dir="auto">
          {sources.map(({ title }) => title).join(' · ')}
        </p>
      )}
      <p class="hint">{[say(`answers.${outcome}`), ...facts].join(' · ')}</p>
    </div>
  )
}
