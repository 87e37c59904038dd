import { type Member, may, type Role, roles } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { Invite } from './invite.tsx'
import { type MadeLink, SignInLink } from './sign-in-link.tsx'

const byField = { role: 'team.lastAdmin', disabled: 'team.notYourself' } as const

/** Who answers on this site; administrators change it. */
export function TeamSection() {
  const { say, client, announce } = useDesk()
  const asked = useAnswer('team:list', {})
  const link = useSignal<MadeLink | null>(null)
  const members = asked.value.value?.members
  const runs = may(client.agent.value?.role ?? '', 'member:change')

  const put = (member: Member) => {
    const others = (members ?? []).filter(({ id }) => id !== member.id)
    asked.value.value = { members: members?.map((each) => (each.id === member.id ? member : each)) ?? others }
  }
  const change = async (member: Member, to: { role?: Role; disabled?: boolean }) => {
    const answer = await client.ask('member:change', { agent: member.id, ...to })
    if (answer.ok) put(answer.member)
    else {
      announce(sayRefusal(say, answer.error, byField))
      asked.again()
    }
  }
  const makeLink = async (member: Member) => {
    const answer = await client.ask('member:link', { agent: member.id })
    if (answer.ok) link.value = { name: member.name, code: answer.code }
    else announce(sayRefusal(say, answer.error))
  }
  if (!members) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <>
      <p class="hint">{say('team.about')}</p>
      {link.value && <SignInLink link={link.value} />}
      <ul class="rows">
        {members.map((member) => (
          <li key={member.id}>
            <Who member={member} />
            {runs && <MemberActs member={member} change={change} makeLink={makeLink} />}
          </li>
        ))}
      </ul>
      {runs && (
        <Invite
          onInvited={(member, code) => {
            asked.value.value = { members: [...members, member] }
            link.value = { name: member.name, code }
          }}
        />
      )}
    </>
  )
}

function Who({ member }: { member: Member }) {
  const { say, locale, now, client } = useDesk()
  const facts = [
    ...(member.state === 'active' ? [] : [say(`team.${member.state}`)]),
    ...(member.totp ? [say('team.totp')] : []),
    ...(member.signedInAt === null
      ? []
      : [say('team.signedIn', { moment: sayMoment(locale, member.signedInAt, now.value) })]),
  ]
  return (
    <div class="row-text">
      <b dir="auto">{member.name}</b>{' '}
      {member.id === client.agent.value?.id && <span class="hint">{say('team.you')}</span>}
      <p class="hint">
        <bdi>{member.email}</bdi> · {say(`role.${member.role}`)}
      </p>
      {facts.length > 0 && <p class="hint">{facts.join(' · ')}</p>}
    </div>
  )
}

interface ActsProps {
  member: Member
  change(member: Member, to: { role?: Role; disabled?: boolean }): Promise<void>
  makeLink(member: Member): Promise<void>
}

function MemberActs({ member, change, makeLink }: ActsProps) {
  const { say, client } = useDesk()
  const disabled = member.state === 'disabled'
  return (
    <div class="buttons">
      <select
        aria-label={say('team.roleOf', { name: member.name })}
        value={member.role}
        onChange={({ currentTarget }) => {
          const role = roles.find((each) => each === currentTarget.value)
          if (role) void change(member, { role })
        }}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {say(`role.${role}`)}
          </option>
        ))}
      </select>
      {!disabled && (
        <button type="button" onClick={() => void makeLink(member)}>
          {say('team.link')}
          <span class="vh"> {member.name}</span>
        </button>
      )}
      {member.id !== client.agent.value?.id && (
        <button type="button" onClick={() => void change(member, { disabled: !disabled })}>
          {say(disabled ? 'team.enable' : 'team.disable')}
          <span class="vh"> {member.name}</span>
        </button>
      )}
    </div>
  )
}
