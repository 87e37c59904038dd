'use client'

import { useDeskbell } from '@deskbell/widget/react'

// biome-ignore lint/style/noDefaultExport: Next finds pages by their default export
export default function Page() {
  const widget = useDeskbell()
  return (
    <button type="button" disabled={widget === null} onClick={() => void widget?.open('help')}>
      Help
    </button>
  )
}
