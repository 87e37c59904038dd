import { isLate, sayDuration } from '../text/durations.ts'
import { useDesk } from '../use-desk.ts'

/** "waiting 42 s", ticking. A part of its own, so that a tick redraws only this. */
export function WaitingTag({ since }: { since: number | null }) {
  const { now, say } = useDesk()
  if (since === null) return null
  const waited = now.value - since
  return (
    <span class={`tag ${isLate(waited) ? 'danger' : 'brass'}`}>
      {say('tag.waiting', { time: sayDuration(say, waited) })}
    </span>
  )
}
