import { type Signal, useSignal } from '@preact/signals'
import { Field, Form } from '../settings/field.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useDesk } from '../use-desk.ts'
import type { OwnAccount } from './account-section.tsx'
import { QrCode } from './qr-code.tsx'

interface Begun {
  secret: string
  uri: string
  sealed: string
}
const byField = { code: 'account.wrongCode', password: 'account.wrongPassword' } as const

/** Whether signing in asks for a code of an app as well. */
export function SecondFactor(own: OwnAccount) {
  const { say } = useDesk()
  const begun = useSignal<Begun | null>(null)
  const { totp } = own.account
  if (totp === 'unavailable') return <p class="hint">{say('account.totpUnavailable')}</p>
  if (totp === 'on') return <SwitchOff {...own} />
  return begun.value ? <Confirm {...own} begun={begun} secret={begun.value} /> : <SwitchOn begun={begun} />
}

function SwitchOn({ begun }: { begun: Signal<Begun | null> }) {
  const { say, client, announce } = useDesk()
  const begin = async () => {
    const answer = await client.ask('totp:begin', {})
    if (answer.ok) begun.value = answer
    else announce(sayRefusal(say, answer.error))
  }
  return (
    <>
      <p class="hint">{say('account.totpOff')}</p>
      <button type="button" onClick={() => void begin()}>
        {say('account.totpBegin')}
      </button>
    </>
  )
}

function Confirm({ begun, secret, onChanged }: OwnAccount & { begun: Signal<Begun | null>; secret: Begun }) {
  const { say, client } = useDesk()
  const busy = useSignal(false)
  const fault = useSignal<string | null>(null)
  const submit = async (form: FormData) => {
    busy.value = true
    const answer = await client.ask('totp:confirm', { sealed: secret.sealed, code: String(form.get('code')) })
    busy.value = false
    fault.value = answer.ok ? null : sayRefusal(say, answer.error, byField)
    if (answer.ok) onChanged(answer.account)
  }
  const cancel = () => {
    begun.value = null
  }
  return (
    <Form
      busy={busy.value}
      submit={say('account.totpConfirm')}
      cancel={{ label: say('settings.cancel'), run: cancel }}
      onSubmit={submit}
    >
      <p>{say('account.totpScan')}</p>
      <QrCode text={secret.uri} label={say('account.totpQr')} />
      <p class="hint">
        {say('account.totpSecret')} <code class="secret">{secret.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CodeField fault={fault.value} />
    </Form>
  )
}

const CodeField = ({ fault }: { fault: string | null }) => {
  const { say } = useDesk()
  return (
    <Field
      label={say('account.code')}
      name="code"
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      maxLength={20}
      fault={fault}
    />
  )
}

function SwitchOff({ account, onChanged }: OwnAccount) {
  const { say, client } = useDesk()
  const busy = useSignal(false)
  const fault = useSignal<{ field: string; text: string } | null>(null)
  const submit = async (form: FormData) => {
    busy.value = true
    const password = account.hasPassword ? String(form.get('password')) : null
    const answer = await client.ask('totp:remove', { password, code: String(form.get('code')) })
    busy.value = false
    if (answer.ok) return onChanged(answer.account)
    fault.value = { field: answer.error.field ?? 'code', text: sayRefusal(say, answer.error, byField) }
  }
  const faultOf = (field: string) => (fault.value?.field === field ? fault.value.text : null)
  return (
    <Form busy={busy.value} submit={say('account.totpRemove')} onSubmit={submit}>
      <p class="hint">{say('account.totpOn')}</p>
      {account.hasPassword && (
        <Field
          label={say('account.current')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          fault={faultOf('password')}
        />
      )}
      <CodeField fault={faultOf('code')} />
    </Form>
  )
}
