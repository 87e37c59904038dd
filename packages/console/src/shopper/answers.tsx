import { type GivenAnswer, pickText, type Question, type SurveyAnswer } from '@deskbell/protocol'
import type { Say } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'

/** One answer in words: "2 of 5", the chosen options, the text; "No answer" where nothing was given. */
export function sayAnswer(say: Say, locale: string, given: GivenAnswer, question: Question | undefined): string {
  const parts: string[] = []
  if (given.score !== undefined) {
    const max = question?.kind === 'rating' ? question.max : null
    parts.push(max === null ? String(given.score) : say('shopper.scoreOf', { score: given.score, max }))
  }
  for (const choice of given.choices ?? []) {
    const option = question?.kind === 'choice' ? question.options.find(({ id }) => id === choice) : undefined
    parts.push(option ? pickText(option.label, locale) : choice)
  }
  if (given.text) parts.push(given.text)
  return parts.join(', ') || say('shopper.noAnswer')
}

/** What the shopper said of this conversation. */
export function Answers({ answers }: { answers: readonly SurveyAnswer[] }) {
  const { say } = useDesk()
  if (answers.length === 0) return null
  return (
    <section aria-labelledby="answers-title">
      <h3 id="answers-title">{say('shopper.answers')}</h3>
      {answers.map((answer) => (
        <OneAnswer key={answer.cid} answer={answer} />
      ))}
    </section>
  )
}

function OneAnswer({ answer }: { answer: SurveyAnswer }) {
  const { say, locale, surveys } = useDesk()
  if (answer.outcome === 'skipped') return <p class="hint">{say('shopper.skipped')}</p>
  const questions = surveys.value.find(({ id }) => id === answer.survey)?.questions ?? []
  return (
    <dl class="answers">
      {answer.answers.map((given) => {
        const question = questions.find(({ id }) => id === given.question)
        return (
          <div key={given.question}>
            <dt>{question ? pickText(question.text, locale) : given.question}</dt>
            <dd dir="auto">{sayAnswer(say, locale, given, question)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
