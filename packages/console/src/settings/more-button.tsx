import { useDesk } from '../use-desk.ts'
import type { Pages } from './use-pages.ts'

/** Fetches what follows, where there is more. */
export function MoreButton<Page extends { more: boolean }>({ pages }: { pages: Pages<Page> }) {
  const { say } = useDesk()
  const { page, busy, more } = pages
  if (!page?.more) return null
  return (
    <button type="button" aria-disabled={busy} onClick={() => more(page)}>
      {say('audit.more')}
    </button>
  )
}
