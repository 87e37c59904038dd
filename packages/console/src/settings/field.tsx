import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  label: string
  name: string
  type: 'text' | 'email' | 'password'
  autoComplete: string
  required?: boolean
  minLength?: number
  maxLength?: number
  inputMode?: 'numeric' | 'text'
  /** What stands in it at first. */
  value?: string
  /** What is wrong with what was given. */
  fault?: string | null
  hint?: string
}

/** A labelled text field that says what is wrong with it. */
export function Field({ label, fault = null, hint, type, value, ...given }: FieldProps) {
  const id = useId()
  const start = value === undefined ? {} : { defaultValue: value }
  const input = { ...given, ...start, id, 'aria-invalid': fault !== null, 'aria-describedby': `${id}-hint ${id}-fault` }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'password' ? (
        <input type="password" {...input} />
      ) : type === 'email' ? (
        <input type="email" {...input} />
      ) : (
        <input type="text" {...input} />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="fault" role="alert" id={`${id}-fault`}>
        {fault}
      </p>
    </div>
  )
}

interface FormProps {
  busy: boolean
  submit: string
  /** Gives up. */
  cancel?: { label: string; run(): void }
  onSubmit(form: FormData): void
  children: ComponentChildren
}

/** A small form of the settings; sends itself once at a time. */
export function Form({ busy, submit, cancel, onSubmit, children }: FormProps) {
  return (
    <form
      class="settings-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSubmit(new FormData(event.currentTarget))
      }}
    >
      {children}
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={busy}>
          {submit}
        </button>
        {cancel && (
          <button type="button" onClick={cancel.run}>
            {cancel.label}
          </button>
        )}
      </div>
    </form>
  )
}
