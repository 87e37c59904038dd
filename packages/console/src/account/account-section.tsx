import type { Account } from '@deskbell/protocol'
import { Part } from '../settings/part.tsx'
import { useAnswer } from '../settings/use-answer.ts'
import { useDesk } from '../use-desk.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** What the parts of one's own account get: the account, and where a newer one goes. */
export interface OwnAccount {
  account: Account
  onChanged(account: Account): void
}

/** One's own account: how one signs in, and where one is signed in. */
export function AccountSection() {
  const { say } = useDesk()
  const asked = useAnswer('account:read', {})
  const account = asked.value.value?.account
  if (!account) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  const own: OwnAccount = {
    account,
    onChanged(changed) {
      asked.value.value = { account: changed }
    },
  }
  return (
    <>
      <p class="hint">
        <bdi>{account.email}</bdi> · {say(`role.${account.role}`)}
      </p>
      <Part title={say('account.password')}>
        <PasswordForm {...own} />
      </Part>
      <Part title={say('account.totp')}>
        <SecondFactor {...own} />
      </Part>
      <Part title={say('account.sessions')}>
        <Sessions {...own} />
      </Part>
    </>
  )
}
