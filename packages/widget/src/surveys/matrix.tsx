import type { FieldProps } from './field.ts'
import { Scale } from './scale.tsx'

/** Likert statements or pairs of opposite words: one radio group per row, all on the same scale. */
export function Matrix({ app, question, answer, onAnswer }: FieldProps<'likert' | 'differential'>) {
  const { id } = question
  const given = answer?.rows ?? {}
  const likert = question.kind === 'likert'
  const rows = likert ? question.rows.map((row) => ({ ...row, ends: question.ends })) : question.pairs
  return (
    <fieldset class="matrix">
      <legend>{app.say(question.text)}</legend>
      {rows.map((row) => (
        <fieldset
          key={row.id}
          aria-label={'label' in row ? undefined : `${app.say(row.ends.low)} – ${app.say(row.ends.high)}`}
        >
          {'label' in row && <legend>{app.say(row.label)}</legend>}
          <Scale
            {...{ app, ends: row.ends, scale: question, blank: !likert }}
            name={`${id}:${row.id}`}
            value={given[row.id]}
            onPick={(score) => onAnswer({ question: id, rows: { ...given, [row.id]: score } })}
          />
        </fieldset>
      ))}
    </fieldset>
  )
}
