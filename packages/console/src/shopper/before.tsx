import type { VisitorContext } from '@deskbell/protocol'
import { formatRoute, inList } from '../route.ts'
import { sayDate } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** Earlier conversations, newest first; each can be read. */
export function Before({ before }: { before: VisitorContext['before'] }) {
  const { say, locale, route } = useDesk()
  return (
    <section aria-labelledby="before-title">
      <h3 id="before-title">{say('shopper.before')}</h3>
      {before.length === 0 ? (
        <p class="hint">{say('shopper.beforeNone')}</p>
      ) : (
        <dl class="facts">
          {before.map(({ id, at, status, survey }) => (
            <div key={id}>
              <dt>{sayDate(locale, at)}</dt>
              <dd>
                <a href={formatRoute(inList(route.value, id))}>
                  {[say(`status.${status}`), ...(survey ? [survey] : [])].join(', ')}
                </a>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
