import { OpenPalette } from '../palette/open-palette.tsx'
import { Pickers } from '../triage/pickers.tsx'
import { useDesk } from '../use-desk.ts'

/** The palette, and the lists of the acts: no part of the first load, fetched right after it. */
export function OpenDialog() {
  const { dialog } = useDesk()
  return dialog.value === 'palette' ? <OpenPalette /> : <Pickers />
}
