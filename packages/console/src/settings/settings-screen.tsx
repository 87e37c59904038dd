import { useEffect, useRef } from 'preact/hooks'
import { formatRoute } from '../route.ts'
import { useDesk } from '../use-desk.ts'
import { type SettingsSection, sectionOf, sectionsFor } from './sections.ts'

/** All that can be set: a list of sections, and the one that the address names. */
export function SettingsScreen() {
  const { say, route, client } = useDesk()
  const to = route.value
  const sections = sectionsFor(client.agent.value?.role ?? '')
  const open = sectionOf(sections, to.screen === 'settings' ? to.section : null)
  return (
    <main class="settings" aria-labelledby="settings-title">
      <header>
        <h1 id="settings-title" tabIndex={-1}>
          {say('settings.title')}
        </h1>
      </header>
      <nav class="sections" aria-label={say('settings.sections')}>
        <Group title={say('settings.mine')} sections={sections.filter(({ group }) => group === 'mine')} open={open} />
        <Group title={say('settings.site')} sections={sections.filter(({ group }) => group === 'site')} open={open} />
      </nav>
      {open && <Open key={open.id} section={open} />}
    </main>
  )
}

interface GroupProps {
  title: string
  sections: readonly SettingsSection[]
  open: SettingsSection | undefined
}

function Group({ title, sections, open }: GroupProps) {
  const { say } = useDesk()
  if (sections.length === 0) return null
  return (
    <>
      <h2 class="over">{title}</h2>
      <ul>
        {sections.map(({ id, title: key }) => (
          <li key={id}>
            <a
              href={formatRoute({ screen: 'settings', section: id })}
              aria-current={open?.id === id ? 'page' : undefined}
            >
              {say(key)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Open({ section: { title, View } }: { section: SettingsSection }) {
  const { say } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever chose a section from the list goes on reading in it.
  useEffect(() => {
    if (document.activeElement?.closest('.sections')) heading.current?.focus()
    // On a phone the list is one line that is longer than the screen.
    document.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [])
  return (
    <div class="section">
      <h2 ref={heading} tabIndex={-1}>
        {say(title)}
      </h2>
      <View />
    </div>
  )
}
