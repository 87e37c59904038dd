import { passwordLength } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { Field, Form } from '../settings/field.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useDesk } from '../use-desk.ts'
import type { OwnAccount } from './account-section.tsx'

const byField = {
  current: 'account.wrongPassword',
  'password.length': 'account.tooShort',
  'password.common': 'account.tooCommon',
} as const

/** Sets the password, the first one too. */
export function PasswordForm({ account, onChanged }: OwnAccount) {
  const { say, client, announce } = useDesk()
  const busy = useSignal(false)
  const fault = useSignal<{ current: boolean; text: string } | null>(null)
  /** A new form has empty fields. */
  const round = useSignal(0)

  const submit = async (form: FormData) => {
    busy.value = true
    const current = account.hasPassword ? String(form.get('current')) : null
    const answer = await client.ask('password:set', { current, password: String(form.get('password')) })
    busy.value = false
    if (!answer.ok) {
      fault.value = { current: answer.error.field === 'current', text: sayRefusal(say, answer.error, byField) }
      return
    }
    fault.value = null
    round.value++
    announce(say('account.passwordSet'))
    onChanged(answer.account)
  }
  const wrong = fault.value
  return (
    <Form key={round.value} busy={busy.value} submit={say('account.setPassword')} onSubmit={submit}>
      {!account.hasPassword && <p class="hint">{say('account.noPassword')}</p>}
      <input type="text" class="vh" autoComplete="username" value={account.email} readOnly tabIndex={-1} aria-hidden />
      {account.hasPassword && (
        <Field
          label={say('account.current')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          fault={wrong?.current ? wrong.text : null}
        />
      )}
      <Field
        label={say('account.new')}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength}
        maxLength={200}
        hint={say('account.passwordHint', { count: passwordLength })}
        fault={wrong && !wrong.current ? wrong.text : null}
      />
    </Form>
  )
}
