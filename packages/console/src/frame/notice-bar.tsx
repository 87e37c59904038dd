import { formatRoute, type Route } from '../route.ts'

interface NoticeBarProps {
  words: string
  /** What the link says; it names the bar, too. */
  link: string
  to: Route
}

/** Over the screen: something that is still to be done, and the way there. A landmark, so that it is found by ear. */
export const NoticeBar = ({ words, link, to }: NoticeBarProps) => (
  <aside class="link-bar" aria-label={link}>
    {words} <a href={formatRoute(to)}>{link}</a>
  </aside>
)
