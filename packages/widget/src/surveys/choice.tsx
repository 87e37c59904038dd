import type { FieldProps } from './field.ts'
import { Option } from './option.tsx'
import { Words } from './words.tsx'

/** One of several, or many, with a field for own words where the owner wants them. */
export function Choice({ app, question, answer, onAnswer }: FieldProps<'choice'>) {
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
          <Option
            key={option.id}
            type={many ? 'checkbox' : 'radio'}
            name={id}
            text={app.say(option.label)}
            checked={chosen.includes(option.id)}
            onPick={(on) => toggle(option.id, on)}
          />
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
