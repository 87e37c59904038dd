'use client'

import { DeskbellProvider } from '@deskbell/widget/react'
import type { ReactNode } from 'react'

const settings = { siteKey: 'rosso', baseUrl: process.env.NEXT_PUBLIC_DESKBELL_URL ?? 'http://localhost:4100' }

/** On the server it renders its children only; in the browser the widget stays over all navigation. */
export function Support({ children }: { children: ReactNode }) {
  return <DeskbellProvider settings={settings}>{children}</DeskbellProvider>
}
