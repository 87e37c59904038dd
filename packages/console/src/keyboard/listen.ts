import type { Desk } from '../desk.ts'
import { type Act, decideKey } from './decide-key.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]),textarea,select,[contenteditable]') !== null

/** Acts that also close what they opened. */
const opensDialog = (act: Act): boolean => act === 'help' || act === 'palette'

/** Turns the document's key presses into acts; returns how to stop. */
export function listenToKeys(desk: Desk, target: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const act = decideKey(
      {
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        alt: event.altKey,
        writing: isWriting(event.target),
        composing: event.isComposing,
        apple: desk.apple,
      },
      desk.preferences.singleKeys.value === 'on',
    )
    // An open dialog has the keyboard to itself.
    if (!act || (desk.dialog.value && !opensDialog(act))) return
    if (desk.acts.do(act)) event.preventDefault()
  }
  target.addEventListener('keydown', onKey)
  return () => target.removeEventListener('keydown', onKey)
}
