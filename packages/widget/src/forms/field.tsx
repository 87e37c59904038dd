import type { FormFault, FormField } from '@deskbell/protocol'
import type { App } from '../panel/app.ts'

interface FieldProps {
  app: App
  field: FormField
  value: string
  fault: FormFault | null
  onValue(value: string): void
}

/** How browsers and keyboards help with each kind. */
const kinds: Partial<Record<FormField['kind'], Record<string, string>>> = {
  name: { autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputmode: 'tel' },
  number: { inputmode: 'decimal' },
}

/** One field with its label, its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const { app, field, fault } = props
  const id = `db-f-${field.id}`
  const below = [field.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  const Label = 'options' in field ? 'legend' : 'label'
  const label = (
    <Label {...('options' in field ? {} : { for: id })}>
      {app.say(field.label)}
      {!field.required && <span class="sub"> {app.t.value('form.optional')}</span>}
    </Label>
  )
  const notes = (
    <>
      {field.hint && (
        <span class="sub" id={`${id}-hint`}>
          {app.say(field.hint)}
        </span>
      )}
      {fault && (
        <span class="wrong" id={`${id}-fault`}>
          {app.t.value(`form.${fault}`)}
        </span>
      )}
    </>
  )
  if ('options' in field) {
    return (
      <fieldset class="field" aria-describedby={below}>
        {label}
        <Options {...props} field={field} />
        {notes}
      </fieldset>
    )
  }
  return (
    <div class={field.kind === 'check' ? 'field box' : 'field'}>
      {field.kind !== 'check' && label}
      <Input {...props} id={id} below={below} />
      {field.kind === 'check' && label}
      {notes}
    </div>
  )
}

function Input({ field, value, fault, onValue, id, below }: FieldProps & { id: string; below: string | undefined }) {
  const common = { id, 'aria-describedby': below, 'aria-invalid': fault !== null, 'aria-required': field.required }
  const write = (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value)
  if (field.kind === 'check') {
    return (
      <input
        {...common}
        type="checkbox"
        checked={value === 'yes'}
        onChange={(event) => onValue(event.currentTarget.checked ? 'yes' : '')}
      />
    )
  }
  if (field.kind === 'long') return <textarea {...common} rows={3} dir="auto" value={value} onInput={write} />
  return <input {...common} type="text" dir="auto" {...kinds[field.kind]} value={value} onInput={write} />
}

function Options({
  app,
  field,
  value,
  fault,
  onValue,
}: Omit<FieldProps, 'field'> & { field: Extract<FormField, { options: unknown }> }) {
  return (
    <div class="options">
      {field.options.map(({ id, label }) => (
        <label key={id} class={id === value ? 'chip on' : 'chip'}>
          <input
            type="radio"
            class="vh"
            name={`db-f-${field.id}`}
            value={id}
            checked={id === value}
            aria-invalid={fault !== null}
            onChange={() => onValue(id)}
          />
          {app.say(label)}
        </label>
      ))}
    </div>
  )
}
