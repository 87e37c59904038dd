import { useEffect, useRef, useState } from 'preact/hooks'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'

/** How long a gap may last before it is worth a word: a quick reconnection should not flicker. */
const quietMs = 1500
/** How long it is said that the gap is over. */
const backMs = 4000

type Told = 'link.offline' | 'link.connecting' | 'link.back'

/** Says that there is no connection, where there is none, and when there is one again. */
export function LinkBar() {
  const { say } = useDesk()
  const told = useTold()
  // The element stays, so that readers hear what comes into it.
  return (
    <div class="link-slot" role="status">
      {told && <p class={told === 'link.back' ? 'link-bar back' : 'link-bar'}>{say(told satisfies TextKey)}</p>}
    </div>
  )
}

function useTold(): Told | null {
  const { client, clock } = useDesk()
  const state = client.connection.value
  const [told, tell] = useState<Told | null>(null)
  const gap = useRef(false)
  useEffect(() => {
    if (state === 'idle') return undefined
    if (state !== 'online') {
      const words: Told = state === 'offline' ? 'link.offline' : 'link.connecting'
      const begin = () => {
        gap.current = true
        tell(words)
      }
      if (!gap.current) return clock.after(quietMs, begin)
      begin()
      return undefined
    }
    const back = gap.current
    gap.current = false
    tell(back ? 'link.back' : null)
    return back ? clock.after(backMs, () => tell(null)) : undefined
  }, [state, clock])
  return told
}
