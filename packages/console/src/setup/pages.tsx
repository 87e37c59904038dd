import { type AddedOrigin, fitsOrigin, type OriginFault, readOrigin, type Setup } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { Field, Form } from '../settings/field.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useMaking } from '../settings/use-making.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

export interface PagesProps {
  setup: Setup
  onChange(added: AddedOrigin[]): void
}

/** Which pages may show the widget: those of the server's configuration, and those that the owner names here. */
export function Pages({ setup, onChange }: PagesProps) {
  const { say, client } = useDesk()
  const { allowedOrigins: fixed, addedOrigins: added } = setup
  const isOwner = client.agent.value?.role === 'admin'
  const { busy, refusal, round, make } = useMaking()
  const add = async (origin: string) => {
    const answer = await make('origin:add', { origin })
    if (answer) onChange(answer.added)
  }
  const isOpen = fixed === '*' && added.length === 0
  return (
    <>
      {isOpen && <p>{say('setup.anyPage')}</p>}
      <ul class="origins rows">
        {fixed !== '*' &&
          fixed.map((origin) => (
            <li key={origin}>
              <code>{origin}</code> <span class="tag">{say('setup.origins')}</span>
            </li>
          ))}
        {added.map((each) => (
          <Added key={each.origin} of={each} opens={fixed === '*' && added.length === 1} onChange={onChange} />
        ))}
      </ul>
      {isOwner && (
        <AddPage
          key={round}
          busy={busy}
          fault={refusal && sayRefusal(say, refusal)}
          onAdd={(origin) => void add(origin)}
        />
      )}
      <Seen setup={setup} onAdd={isOwner ? (origin) => void add(origin) : null} />
    </>
  )
}

interface AddedProps {
  of: AddedOrigin
  /** Without it any page may show the widget. */
  opens: boolean
  onChange(added: AddedOrigin[]): void
}

function Added({ of: { origin, by, at }, opens, onChange }: AddedProps) {
  const { say, locale, now, client, announce } = useDesk()
  const remove = async () => {
    if (!confirm(opens ? say('setup.sureOpen') : say('setup.sureRemove', { origin }))) return
    const answer = await client.ask('origin:remove', { origin, open: opens })
    if (answer.ok) onChange(answer.added)
    else announce(sayRefusal(say, answer.error))
  }
  return (
    <li>
      <div class="row-text">
        <code>{origin}</code>
        <p class="hint">
          <bdi>{by}</bdi> · {sayMoment(locale, at, now.value)}
        </p>
      </div>
      {client.agent.value?.role === 'admin' && (
        <div class="buttons">
          <button type="button" onClick={() => void remove()}>
            {say('webhooks.remove')}
            <span class="vh"> {origin}</span>
          </button>
        </div>
      )}
    </li>
  )
}

/** How it should have been written: with the scheme that is missing, or as an example. */
function fixOf(value: string, fault: OriginFault): string {
  if (fault === 'wildcard') return 'https://*.shop.example'
  const better = readOrigin(`https://${value.trim()}`)
  return better.ok && !value.includes(':') ? better.origin : 'https://shop.example'
}

interface AddPageProps {
  busy: boolean
  fault: string | null
  onAdd(origin: string): void
}

function AddPage({ busy, fault, onAdd }: AddPageProps) {
  const { say } = useDesk()
  const wrong = useSignal<string | null>(null)
  const submit = (form: FormData) => {
    const value = String(form.get('origin'))
    const read = readOrigin(value)
    wrong.value = read.ok ? null : say('setup.badPage', { value, fix: fixOf(value, read.fault) })
    if (read.ok) onAdd(read.origin)
  }
  return (
    <Form busy={busy} submit={say('webhooks.addSubmit')} onSubmit={submit}>
      <Field
        label={say('setup.addPage')}
        hint="https://shop.example · https://*.shop.example"
        name="origin"
        type="text"
        required
        maxLength={250}
        autoComplete="url"
        fault={wrong.value ?? fault}
      />
    </Form>
  )
}

/** Pages that asked for the widget; those that are not let in can be, with one press. */
function Seen({ setup, onAdd }: { setup: Setup; onAdd: ((origin: string) => void) | null }) {
  const { say, locale, now } = useDesk()
  const { seen, allowedOrigins: fixed, addedOrigins } = setup
  const isNamed = (origin: string) =>
    (fixed !== '*' && fixed.includes(origin)) || addedOrigins.some((added) => fitsOrigin(added.origin, origin))
  if (seen.length === 0) return null
  return (
    <>
      <h4>{say('setup.seen')}</h4>
      <ul class="origins rows">
        {seen.map(({ origin, at }) => (
          <li key={origin}>
            <div class="row-text">
              <code>{origin}</code>
              <p class="hint">{sayMoment(locale, at, now.value)}</p>
            </div>
            {onAdd && !isNamed(origin) && (
              <div class="buttons">
                <button type="button" onClick={() => onAdd(origin)}>
                  {say('webhooks.addSubmit')}
                  <span class="vh"> {origin}</span>
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
