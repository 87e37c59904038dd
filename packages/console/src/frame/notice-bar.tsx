import { formatRoute, type Route } from '../route.ts'
import { useDesk } from '../use-desk.ts'

interface NoticeBarProps {
  words: string
  /** What the link says; it names the bar, too. */
  link: string
  to: Route
  /** Makes it go away unseen. */
  onDismiss?: () => void
}

/** Over the screen: something that is still to be done, and the way there. A landmark, so that it is found by ear. */
export function NoticeBar({ words, link, to, onDismiss }: NoticeBarProps) {
  const { say } = useDesk()
  return (
    <aside class="link-bar" aria-label={link}>
      {words} <a href={formatRoute(to)}>{link}</a>{' '}
      {onDismiss && (
        <button type="button" class="quiet" onClick={onDismiss}>
          {say('alert.dismiss')}
        </button>
      )}
    </aside>
  )
}
