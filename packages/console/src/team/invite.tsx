import { limits, type Member, type Role, roles } from '@deskbell/protocol'
import { useId } from 'preact/hooks'
import { Field, Form } from '../settings/field.tsx'
import { Part } from '../settings/part.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useMaking } from '../settings/use-making.ts'
import { useDesk } from '../use-desk.ts'

/** Adds somebody to the team. */
export function Invite({ onInvited }: { onInvited(member: Member, code: string): void }) {
  const { say } = useDesk()
  const id = useId()
  const { busy, refusal, round, make } = useMaking()
  const submit = async (form: FormData) => {
    const text = (name: string) => String(form.get(name))
    const role = text('role') as Role
    const made = await make('member:invite', { name: text('name'), email: text('email'), role })
    if (made) onInvited(made.member, made.code)
  }
  const email = refusal?.code === 'taken' ? 'team.taken' : 'team.wrongEmail'
  return (
    <Part title={say('team.invite')}>
      <Form key={round} busy={busy} submit={say('team.inviteSubmit')} onSubmit={submit}>
        <Field label={say('team.name')} name="name" type="text" required maxLength={limits.name} autoComplete="off" />
        <Field
          label={say('signIn.email')}
          name="email"
          type="email"
          required
          maxLength={limits.email}
          autoComplete="off"
          fault={refusal && sayRefusal(say, refusal, { email })}
        />
        <div class="field">
          <label for={id}>{say('team.role')}</label>
          <select id={id} name="role" defaultValue="agent">
            {roles.map((role) => (
              <option key={role} value={role} selected={role === 'agent'}>
                {say(`role.${role}`)} – {say(`role.${role}.about`)}
              </option>
            ))}
          </select>
        </div>
      </Form>
    </Part>
  )
}
