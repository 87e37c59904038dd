import type { BodyProps } from './body.tsx'

/** What the shopper filled in, as it was sent. */
export function FormSaid({ app, body }: BodyProps<'form'>) {
  // Until the server has it there are only ids: the questions and options are in the form itself.
  const fields = app.config.value?.forms?.[body.form]?.fields
  const told = body.answers.map(({ field: id, label, value }) => {
    const field = fields?.find((each) => each.id === id)
    const chosen = field && 'options' in field ? field.options.find((option) => option.id === value) : undefined
    return { id, label: label || (field ? app.say(field.label) : id), value: chosen ? app.say(chosen.label) : value }
  })
  return (
    <div class="bub" dir="auto">
      {told.length > 0 && (
        <dl class="told">
          {told.map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {body.consent && <p class="agreed">{app.t.value('form.agreed')}</p>}
    </div>
  )
}
