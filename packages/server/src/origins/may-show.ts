import { fitsOrigin } from '@deskbell/protocol'
import type { Site } from '../deps.ts'

/** Pages by the server's own configuration: `*` for all. */
export type Pages = '*' | readonly string[]
type Owned = Pick<Site, 'origins' | 'addedOrigins'>

/** What the configuration says of a site: the option bounds the server, `site.json` the site; the owner cannot take it away. */
export function fixedPages(allowed: Pages, { origins }: Pick<Site, 'origins'>): Pages {
  if (origins === null) return allowed
  return allowed === '*' ? origins : origins.filter((origin) => allowed.includes(origin))
}

/**
 * Whether pages of this origin may show the site's widget. What the owner named is added to what the configuration
 * names; where the configuration names nothing, the owner's are the only ones, and without any all may.
 */
export function mayShow(allowed: Pages, site: Owned, origin: string): boolean {
  const fixed = fixedPages(allowed, site)
  const isAdded = site.addedOrigins.some((named) => fitsOrigin(named, origin))
  return fixed === '*' ? site.addedOrigins.length === 0 || isAdded : isAdded || fixed.includes(origin)
}

/** Whether any page at all may. */
export const isOpen = (allowed: Pages, site: Owned): boolean =>
  fixedPages(allowed, site) === '*' && site.addedOrigins.length === 0
