import { sayMoment } from '../text/dates.ts'
import { isLate, sayDuration } from '../text/durations.ts'
import { useDesk } from '../use-desk.ts'

/** "waiting 42 s", ticking; red from the site's target on. A part of its own, so that a tick redraws only this. */
export function WaitingTag({ since }: { since: number | null }) {
  const { now, say, client } = useDesk()
  if (since === null) return null
  const waited = now.value - since
  const late = isLate(waited, client.site.value?.targetMs)
  return (
    <span class={`tag ${late ? 'danger' : 'brass'}`}>{say('tag.waiting', { time: sayDuration(say, waited) })}</span>
  )
}

/** "until Mon 18 May, 09:00". */
export function SnoozedTag({ until }: { until: number | null }) {
  const { say, locale, clock } = useDesk()
  if (until === null) return null
  return <span class="tag plain">{say('tag.snoozed', { time: sayMoment(locale, until, clock.now()) })}</span>
}
