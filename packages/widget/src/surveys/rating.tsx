import type { FieldProps } from './field.ts'
import { Option } from './option.tsx'
import { Scale } from './scale.tsx'

/** Numbers with both ends named. */
export function Rating({ app, question, answer, onAnswer }: FieldProps<'rating'>) {
  const { id: name, ends } = question
  return (
    <fieldset>
      <legend>{app.say(question.text)}</legend>
      <Scale
        {...{ app, name, ends, scale: question, value: answer?.score }}
        onPick={(score) => onAnswer({ question: name, score })}
      />
    </fieldset>
  )
}

/** Two buttons, said in words. */
export function GoodBad({ app, question, answer, onAnswer }: FieldProps<'good-bad'>) {
  const { id, ends } = question
  return (
    <fieldset>
      <legend>{app.say(question.text)}</legend>
      <div class="scale" style={{ '--n': 2, '--all': 2 }}>
        {[ends.low, ends.high].map((text, score) => (
          <Option
            key={score}
            type="radio"
            name={id}
            text={app.say(text)}
            checked={answer?.score === score}
            onPick={() => onAnswer({ question: id, score })}
          />
        ))}
      </div>
    </fieldset>
  )
}
