import { Choice } from './choice.tsx'
import type { FieldProps } from './field.ts'
import { Matrix } from './matrix.tsx'
import { GoodBad, Rating } from './rating.tsx'
import { Words } from './words.tsx'

/** One question in the way of its kind. */
export function QuestionField(props: FieldProps) {
  const { question } = props
  switch (question.kind) {
    case 'rating':
      return <Rating {...props} question={question} />
    case 'good-bad':
      return <GoodBad {...props} question={question} />
    case 'choice':
      return <Choice {...props} question={question} />
    case 'open':
      return <Open {...props} question={question} />
    default:
      return <Matrix {...props} question={question} />
  }
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
