import { useEffect, useRef } from 'preact/hooks'
import type { Act } from './keyboard/decide-key.ts'
import { useDesk } from './use-desk.ts'

/** Offers an act to the keyboard for as long as the component is on screen. */
export function useAct(act: Act, run: () => void): void {
  const { acts } = useDesk()
  const latest = useRef(run)
  latest.current = run
  useEffect(() => acts.offer(act, () => latest.current()), [acts, act])
}
