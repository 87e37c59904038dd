import type { GeneratedAnswer } from '@deskbell/protocol'
import { MoreButton } from '../settings/more-button.tsx'
import { usePages } from '../settings/use-pages.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** What model or bot wrote, shown or not, the newest first: to be reviewed. */
export function AnswersSection() {
  const { say } = useDesk()
  const pages = usePages({
    command: 'answer:list',
    first: { before: null, outcome: null },
    after: ({ answers }) => ({ before: answers.at(-1)?.at ?? null, outcome: null }),
    join: (known, { answers, more }) => ({ answers: [...known.answers, ...answers], more }),
  })
  const { page, failed } = pages
  if (!page) return <p class="hint">{say(failed ? 'settings.failed' : 'settings.loading')}</p>
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
      <MoreButton pages={pages} />
    </>
  )
}

function Row({ answer }: { answer: GeneratedAnswer }) {
  const { say, locale, now } = useDesk()
  const { kind, agent, question, text, sources, outcome, reason, by, at } = answer
  const forAgent = kind === 'answer' ? [] : [say(`answers.${kind}`, { agent: agent ?? '' })]
  const facts = [...forAgent, sayMoment(locale, at, now.value), by, ...(reason === null ? [] : [reason])]
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
