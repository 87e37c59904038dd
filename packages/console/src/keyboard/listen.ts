import type { Desk } from '../desk.ts'
import { decideKey } from './decide-key.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]),textarea,select,[contenteditable]') !== null

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
      },
      desk.preferences.singleKeys.value,
    )
    // An open dialog has the keyboard to itself.
    if (!act || (desk.sheet.value && act !== 'help')) return
    if (desk.acts.do(act)) event.preventDefault()
  }
  target.addEventListener('keydown', onKey)
  return () => target.removeEventListener('keydown', onKey)
}
