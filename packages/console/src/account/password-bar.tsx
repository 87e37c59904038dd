import { NoticeBar } from '../frame/notice-bar.tsx'
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
    <NoticeBar
      name="password"
      words={say('account.choosePassword')}
      link={say('account.setPassword')}
      to={{ screen: 'settings', section: 'account' }}
    />
  )
}
