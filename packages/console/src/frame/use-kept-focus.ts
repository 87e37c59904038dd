import { useLayoutEffect } from 'preact/hooks'

/** What moves up or down in a list would lose its focus on the way: browsers blur what is taken out and put back. */
export function useKeptFocus(box: { current: HTMLElement | null }): void {
  const focused = document.activeElement
  const held = focused instanceof HTMLElement && box.current?.contains(focused) ? focused : null
  useLayoutEffect(() => {
    if (held?.isConnected && document.activeElement !== held) held.focus({ preventScroll: true })
  })
}
