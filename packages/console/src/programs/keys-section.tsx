import { type ApiKey, type ApiScope, apiScopes, limits } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { Field, Form } from '../settings/field.tsx'
import { Part } from '../settings/part.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { useMaking } from '../settings/use-making.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { Choices } from './choices.tsx'
import { Secret } from './secret.tsx'

/** Keys for the shop's own programs. */
export function KeysSection() {
  const { say, client, announce } = useDesk()
  const asked = useAnswer('key:list', {})
  const made = useSignal<{ name: string; secret: string } | null>(null)
  const keys = asked.value.value?.keys
  const revoke = async (key: ApiKey) => {
    if (!confirm(say('keys.sure', { name: key.name }))) return
    const answer = await client.ask('key:revoke', { key: key.id })
    if (answer.ok) asked.value.value = { keys: (keys ?? []).filter(({ id }) => id !== key.id) }
    else announce(sayRefusal(say, answer.error))
  }
  if (!keys) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <>
      <p class="hint">{say('keys.about')}</p>
      {made.value && (
        <Secret
          label={say('keys.secretOf', { name: made.value.name })}
          hint={say('keys.secretHint')}
          value={made.value.secret}
        />
      )}
      {keys.length === 0 && <p class="hint">{say('keys.none')}</p>}
      <ul class="rows">
        {keys.map((key) => (
          <li key={key.id}>
            <About of={key} />
            <div class="buttons">
              <button type="button" onClick={() => void revoke(key)}>
                {say('keys.revoke')}
                <span class="vh"> {key.name}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      <MakeKey
        onMade={(key, secret) => {
          asked.value.value = { keys: [key, ...keys] }
          made.value = { name: key.name, secret }
        }}
      />
    </>
  )
}

function About({ of: key }: { of: ApiKey }) {
  const { say, locale, now } = useDesk()
  const used = key.usedAt === null ? say('keys.unused') : sayMoment(locale, key.usedAt, now.value)
  return (
    <div class="row-text">
      <b dir="auto">{key.name}</b> <code>{key.prefix}…</code>
      <p class="hint">{key.scopes.map((scope) => say(`scope.${scope}`)).join(' · ')}</p>
      <p class="hint">{say('keys.used', { moment: used })}</p>
    </div>
  )
}

function MakeKey({ onMade }: { onMade(key: ApiKey, secret: string): void }) {
  const { say } = useDesk()
  const { busy, refusal, round, make } = useMaking()
  const noScope = useSignal(false)
  const submit = async (form: FormData) => {
    const scopes = form.getAll('scope') as ApiScope[]
    noScope.value = scopes.length === 0
    if (noScope.value) return
    const made = await make('key:create', { name: String(form.get('name')), scopes })
    if (made) onMade(made.key, made.secret)
  }
  return (
    <Part title={say('keys.make')}>
      <Form key={round} busy={busy} submit={say('keys.makeSubmit')} onSubmit={submit}>
        <Field label={say('keys.name')} name="name" type="text" required maxLength={limits.name} autoComplete="off" />
        <Choices
          legend={say('keys.scopes')}
          name="scope"
          options={apiScopes}
          chosen={[]}
          say={(scope) => say(`scope.${scope}`)}
          fault={noScope.value ? say('keys.noScope') : refusal && sayRefusal(say, refusal)}
        />
      </Form>
    </Part>
  )
}
