import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { sayMoment } from '../text/dates.ts'
import { isLate, sayDuration } from '../text/durations.ts'
import { useDesk } from '../use-desk.ts'

/** "waiting 42 s", ticking; red from the site's target on. Signals say it, so that only a change of the words redraws anything. */
export function WaitingTag({ since }: { since: number | null }) {
  const { now, say, client } = useDesk()
  const text = useMemo(
    () => computed(() => say('tag.waiting', { time: sayDuration(say, now.value - (since ?? 0)) })),
    [now, say, since],
  )
  const late = useMemo(
    () => computed(() => isLate(now.value - (since ?? 0), client.site.value?.targetMs)),
    [now, client, since],
  )
  if (since === null) return null
  return <span class={`tag ${late.value ? 'danger' : 'brass'}`}>{text}</span>
}

/** "until Mon 18 May, 09:00". */
export function SnoozedTag({ until }: { until: number | null }) {
  const { say, locale, clock } = useDesk()
  if (until === null) return null
  return <span class="tag plain">{say('tag.snoozed', { time: sayMoment(locale, until, clock.now()) })}</span>
}
