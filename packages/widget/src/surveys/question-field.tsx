import type { ComponentType } from 'preact'
import { Choice } from './choice.tsx'
import type { FieldProps } from './field.ts'
import { Matrix } from './matrix.tsx'
import { GoodBad, Rating } from './rating.tsx'
import { Words } from './words.tsx'

const fields = { rating: Rating, 'good-bad': GoodBad, choice: Choice, open: Open, likert: Matrix, differential: Matrix }

/** One question in the way of its kind. */
export function QuestionField(props: FieldProps) {
  const Field = fields[props.question.kind] as ComponentType<FieldProps>
  return <Field {...props} />
}

function Open({ app, question, answer, onAnswer }: FieldProps<'open'>) {
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
