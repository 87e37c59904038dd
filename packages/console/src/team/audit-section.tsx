import type { AuditEvent, AuditPage } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useAnswer } from '../settings/use-answer.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** Who did what, the newest first. */
export function AuditSection() {
  const { say, client, announce } = useDesk()
  const asked = useAnswer('audit:list', { before: null })
  const busy = useSignal(false)
  const page = asked.value.value
  const more = async (known: AuditPage) => {
    if (busy.value) return
    busy.value = true
    const answer = await client.ask('audit:list', { before: known.events.at(-1)?.seq ?? null })
    busy.value = false
    if (!answer.ok) return announce(say('settings.failed'))
    const events = [...known.events, ...answer.events]
    asked.value.value = { events, more: answer.more, intact: known.intact && answer.intact }
  }
  if (!page) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
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
      {page.more && (
        <button type="button" aria-disabled={busy.value} onClick={() => void more(page)}>
          {say('audit.more')}
        </button>
      )}
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
      {subjectName && <bdi class="subject">{subjectName}</bdi>}
      <p class="hint">{[sayMoment(locale, event.at, now.value), ...facts].join(' · ')}</p>
    </div>
  )
}
