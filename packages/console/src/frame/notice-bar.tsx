import { useSignal } from '@preact/signals'
import { formatRoute, type Route } from '../route.ts'
import { useDesk } from '../use-desk.ts'
import { focusSoon } from './focus.ts'
import { Icon } from './icon.tsx'

interface NoticeBarProps {
  /** What it is about: dismissed, it stays away in this browser until signing out. */
  name: string
  words: string
  /** What the link says; it names the bar, too. */
  link: string
  to: Route
}

/** Over the screen: something that is still to be done, and the way there. A landmark, so that it is found by ear. */
export function NoticeBar({ name, words, link, to }: NoticeBarProps) {
  const { say, memory } = useDesk()
  const key = `deskbell:dismissed:${name}`
  const gone = useSignal(memory.get(key) !== null)
  if (gone.value) return null
  return (
    <aside class="link-bar" aria-label={link}>
      <span>
        {words} <a href={formatRoute(to)}>{link}</a>
      </span>
      <button
        type="button"
        class="plain icon"
        aria-label={say('frame.dismiss')}
        onClick={() => {
          memory.set(key, 'yes')
          gone.value = true
          focusSoon(() => document.querySelector<HTMLElement>('#list-title, main h1, main h2'))
        }}
      >
        <Icon name="close" />
      </button>
    </aside>
  )
}
