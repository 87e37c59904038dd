import type { AuditEvent } from '@deskbell/protocol'
import { formatRoute } from '../route.ts'
import { MoreButton } from '../settings/more-button.tsx'
import { usePages } from '../settings/use-pages.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** Who did what, the newest first. */
export function AuditSection() {
  const { say } = useDesk()
  const pages = usePages({
    command: 'audit:list',
    first: { before: null },
    after: ({ events }) => ({ before: events.at(-1)?.seq ?? null }),
    join: (known, { events, more, intact }) => ({
      ...{ events: [...known.events, ...events], more, intact: known.intact && intact },
    }),
  })
  const { page, failed } = pages
  if (!page) return <p class="hint">{say(failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <>
      <p class="hint">{say('audit.about')}</p>
      {!page.intact && (
        <p class="fault" role="alert">
          {say('audit.broken')}
        </p>
      )}
      <ol class="rows">
        {page.events.map((event) => (
          <li key={event.seq}>
            <Line event={event} />
          </li>
        ))}
      </ol>
      <MoreButton pages={pages} />
    </>
  )
}

function Line({ event }: { event: AuditEvent }) {
  const { say, locale, now } = useDesk()
  const { actor, subject, action, detail } = event
  const subjectName = subject ? (subject.name ?? subject.id) : ''
  const facts = Object.entries(detail).map(([name, value]) => `${name}: ${value}`)
  return (
    <div class="row-text">
      <b dir="auto">{actor?.name ?? say('audit.nobody')}</b> {say(`audit.${action}`)}{' '}
      {action === 'conversation-opened' && subject ? (
        <a href={formatRoute({ screen: 'inbox', view: 'inbox', conversation: subject.id })}>{subjectName}</a>
      ) : (
        subjectName && <bdi class="subject">{subjectName}</bdi>
      )}
      <p class="hint">{[sayMoment(locale, event.at, now.value), ...facts].join(' · ')}</p>
    </div>
  )
}
