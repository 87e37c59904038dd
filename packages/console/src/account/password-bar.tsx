import { formatRoute } from '../route.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { useDesk } from '../use-desk.ts'

/** Whoever came in by a link and has no password could not come back. */
export function PasswordBar() {
  const { say, route } = useDesk()
  const asked = useAnswer('account:read', {})
  const to = route.value
  const there = to.screen === 'settings' && to.section === 'account'
  if (there || asked.value.value?.account.hasPassword !== false) return null
  return (
    <p class="link-bar">
      {say('account.choosePassword')}{' '}
      <a href={formatRoute({ screen: 'settings', section: 'account' })}>{say('account.setPassword')}</a>
    </p>
  )
}
