/** @jsxImportSource react */
import { DeskbellProvider, useDeskbell, useDeskbellEvent } from '@deskbell/widget/react'
import { StrictMode, useCallback, useState } from 'react'
import { createRoot } from 'react-dom/client'

const settings = { siteKey: 'rosso', baseUrl: 'http://localhost:4100' }

function HelpButton() {
  const widget = useDeskbell()
  const [unread, setUnread] = useState(0)
  useDeskbellEvent(
    'unread:changed',
    useCallback(({ count }) => setUnread(Number(count)), []),
  )
  return (
    <button type="button" disabled={widget === null} onClick={() => void widget?.open()}>
      {unread > 0 ? `Help (${unread} new)` : 'Help'}
    </button>
  )
}

const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <DeskbellProvider settings={settings}>
        <HelpButton />
      </DeskbellProvider>
    </StrictMode>,
  )
}
