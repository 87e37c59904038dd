import type { ReactNode } from 'react'
import { Support } from './support'

export const metadata = { title: 'A shop' }

// biome-ignore lint/style/noDefaultExport: Next finds layouts by their default export
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Support>{children}</Support>
      </body>
    </html>
  )
}
