import { safeHref } from '@deskbell/protocol'
import { OutsideLink } from '../panel/outside-link.tsx'
import type { BodyProps } from './body.tsx'
import { Sign } from './sign.tsx'

/** A video opens where it lives: no other site's code or cookies get into the panel. */
export function Video({ app, body: { url, title } }: BodyProps<'video'>) {
  const href = safeHref(url)
  return (
    <div class="item film" dir="auto">
      <Sign name="play" />
      <p class="title">{href ? <OutsideLink href={href}>{title}</OutsideLink> : title}</p>
      <p class="sub">{href ? `${new URL(href).host} · ${app.t.value('link.new')}` : ''}</p>
    </div>
  )
}
