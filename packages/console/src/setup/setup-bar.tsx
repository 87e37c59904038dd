import { NoticeBar } from '../frame/notice-bar.tsx'
import { useAnswer } from '../settings/use-answer.ts'
import { useDesk } from '../use-desk.ts'

/** Leads whoever runs a new site to its first steps, until a page has asked for the widget. */
export function SetupBar() {
  const { say, route, client } = useDesk()
  const asked = useAnswer('setup:read', {})
  const to = route.value
  const there = to.screen === 'settings' && to.section === 'install'
  const isNew = asked.value.value?.setup.seen.length === 0
  if (there || !isNew || client.agent.value?.role !== 'admin') return null
  return (
    <NoticeBar
      name="setup"
      words={say('setup.begin')}
      link={say('setup.title')}
      to={{ screen: 'settings', section: 'install' }}
    />
  )
}
