import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Act } from './keyboard/decide-key.ts'
import { useDesk } from './use-desk.ts'

/** Offers an act to keyboard and palette for as long as the component is on screen and `run` is there. */
export function useAct(act: Act, run: (() => void) | null): void {
  const { acts } = useDesk()
  const latest = useRef(run)
  latest.current = run
  const able = run !== null
  // Before the next key press, not after the next painting.
  useLayoutEffect(() => (able ? acts.offer(act, () => latest.current?.()) : undefined), [acts, act, able])
}
