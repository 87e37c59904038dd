import { limits, type Member, type Role, roles } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { Field, Form } from '../settings/field.tsx'
import { Part } from '../settings/part.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useDesk } from '../use-desk.ts'

/** Adds somebody to the team. */
export function Invite({ onInvited }: { onInvited(member: Member, code: string): void }) {
  const { say, client } = useDesk()
  const id = useId()
  const busy = useSignal(false)
  const fault = useSignal<string | null>(null)
  const round = useSignal(0)
  const submit = async (form: FormData) => {
    busy.value = true
    const text = (name: string) => String(form.get(name))
    const role = text('role') as Role
    const answer = await client.ask('member:invite', { name: text('name'), email: text('email'), role })
    busy.value = false
    fault.value = answer.ok
      ? null
      : sayRefusal(say, answer.error, { email: answer.error.code === 'taken' ? 'team.taken' : 'team.wrongEmail' })
    if (!answer.ok) return
    round.value++
    onInvited(answer.member, answer.code)
  }
  return (
    <Part title={say('team.invite')}>
      <Form key={round.value} busy={busy.value} submit={say('team.inviteSubmit')} onSubmit={submit}>
        <Field label={say('team.name')} name="name" type="text" required maxLength={limits.name} autoComplete="off" />
        <Field
          label={say('signIn.email')}
          name="email"
          type="email"
          required
          maxLength={limits.email}
          autoComplete="off"
          fault={fault.value}
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
