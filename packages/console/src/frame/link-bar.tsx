import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'

/** How long a gap may last before it is worth a word: a quick reconnection should not flicker. */
const quietMs = 1500

/** Says that there is no connection, where there is none. */
export function LinkBar() {
  const { client, clock, say } = useDesk()
  const state = client.connection.value
  const gap = state === 'online' || state === 'idle' ? null : state
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (gap) return clock.after(quietMs, () => setShown(true))
    setShown(false)
    return undefined
  }, [gap, clock])
  if (!gap || !shown) return null
  return (
    <p class="link-bar" role="status">
      {say(gap === 'offline' ? 'link.offline' : 'link.connecting')}
    </p>
  )
}
