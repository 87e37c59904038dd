import type { GivenAnswer, Question } from '@deskbell/protocol'
import { scaleOf } from '@deskbell/surveys'
import type { App } from '../panel/app.ts'

interface FieldProps<Q extends Question = Question> {
  app: App
  question: Q
  answer: GivenAnswer | undefined
  onAnswer(answer: GivenAnswer): void
}

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

/** One question in the way of its kind. */
export function QuestionField(props: FieldProps) {
  const { question } = props
  if (question.kind === 'rating') return <Rating {...props} question={question} />
  if (question.kind === 'choice') return <Choice {...props} question={question} />
  return <Open {...props} question={question} />
}

function Rating({ app, question, answer, onAnswer }: FieldProps<Of<'rating'>>) {
  const { id, max, ends } = question
  const [low, high] = [app.say(ends.low), app.say(ends.high)]
  const named = (value: number) => {
    const end = value === question.min ? low : value === max ? high : ''
    const text = app.t.value('survey.value', { value, max })
    return end ? `${text}, ${end}` : text
  }
  const values = scaleOf(question)
  return (
    <fieldset>
      <legend>{app.say(question.text)}</legend>
      <div class={values.length > 7 ? 'scale many' : 'scale'}>
        {values.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              aria-label={named(value)}
              checked={answer?.score === value}
              onChange={() => onAnswer({ question: id, score: value })}
            />
            <span>{value}</span>
          </label>
        ))}
      </div>
      <div class="ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </fieldset>
  )
}

function Choice({ app, question, answer, onAnswer }: FieldProps<Of<'choice'>>) {
  const { id, many } = question
  const chosen = answer?.choices ?? []
  const text = answer?.text
  const give = (choices: string[], words: string | undefined) =>
    onAnswer({ question: id, choices, ...(words ? { text: words } : {}) })
  const toggle = (option: string, on: boolean) =>
    give(many ? [...chosen.filter((each) => each !== option), ...(on ? [option] : [])] : [option], text)
  return (
    <fieldset>
      <legend>{app.say(question.text)}</legend>
      <div class="options">
        {question.options.map((option) => (
          <label key={option.id}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(option.id)}
              onChange={(event) => toggle(option.id, event.currentTarget.checked)}
            />
            <span>{app.say(option.label)}</span>
          </label>
        ))}
      </div>
      {question.other && (
        <Words
          label={app.t.value('survey.other')}
          hint={app.t.value('survey.more')}
          value={text}
          onWords={(words) => give(chosen, words)}
        />
      )}
    </fieldset>
  )
}

function Open({ app, question, answer, onAnswer }: FieldProps<Of<'open'>>) {
  const label = app.say(question.text)
  return (
    <fieldset>
      <legend>{label}</legend>
      <Words
        label={label}
        hint={question.placeholder ? app.say(question.placeholder) : app.t.value('survey.more')}
        value={answer?.text}
        onWords={(text) => onAnswer({ question: question.id, text })}
      />
    </fieldset>
  )
}

interface WordsProps {
  label: string
  hint: string
  value: string | undefined
  onWords(text: string): void
}

const Words = ({ label, hint, value, onWords }: WordsProps) => (
  <textarea
    rows={2}
    maxLength={4000}
    aria-label={label}
    placeholder={hint}
    dir="auto"
    value={value ?? ''}
    onInput={(event) => onWords(event.currentTarget.value)}
  />
)
