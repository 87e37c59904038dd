import { KeySheet } from '../keyboard/key-sheet.tsx'
import { OpenPalette } from '../palette/open-palette.tsx'
import { BehindDialog } from '../reports/behind-dialog.tsx'
import { Pickers } from '../triage/pickers.tsx'
import { useDesk } from '../use-desk.ts'
import { FilterDialog } from '../views/filter-dialog.tsx'

/** Whatever lies over the screen: no part of the first load, fetched right after it. */
export function OpenDialog() {
  const { dialog } = useDesk()
  switch (dialog.value) {
    case 'palette':
      return <OpenPalette />
    case 'keys':
      return <KeySheet />
    case 'filter':
      return <FilterDialog />
    case 'behind':
      return <BehindDialog />
    default:
      return <Pickers />
  }
}
