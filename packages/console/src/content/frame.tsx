import type { ComponentChildren } from 'preact'
import { formatRoute } from '../route.ts'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import type { ContentPlace } from './place.ts'
import type { Asked } from './use-content.ts'

interface HeadProps {
  title: string
  /** Where the list is that this belongs to. */
  back?: { to: ContentPlace; title: string }
  children?: ComponentChildren
}

/** A screen's name, the way back to its list, and what can be done. */
export function Head({ title, back, children }: HeadProps) {
  return (
    <header>
      <div>
        {back && (
          <a class="hint" href={formatRoute({ screen: 'content', ...back.to })}>
            {back.title}
          </a>
        )}
        <h1 id="content-title" tabIndex={-1} dir="auto">
          {title}
        </h1>
      </div>
      <div class="tools">{children}</div>
    </header>
  )
}

/** What stands in place of something that is not here. */
export function Waiting({ asked, onRetry }: { asked: Asked<unknown>; onRetry(): void }) {
  const { say } = useDesk()
  if (asked.state === 'there') return null
  if (asked.state === 'loading')
    return (
      <p class="hint" role="status">
        {say('frame.loading')}
      </p>
    )
  return (
    <p class="fault" role="alert">
      {say(`error.${asked.code}`)}{' '}
      <button type="button" onClick={onRetry}>
        {say('reports.retry')}
      </button>
    </p>
  )
}

/** A word for the state of something, where it is worth one. */
export function StateTag({ state, live }: { state: string | null; live: boolean }) {
  const { say } = useDesk()
  const key: TextKey | null = state === 'draft' ? 'content.state.draft' : live ? null : 'content.state.removed'
  return key ? <span class={state === 'draft' ? 'tag brass' : 'tag'}>{say(key)}</span> : null
}
