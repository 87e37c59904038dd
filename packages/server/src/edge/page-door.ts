import type { IncomingHttpHeaders } from 'node:http'
import type { Deps, Site } from '../deps.ts'
import type { Options } from '../options.ts'
import { isOpen, mayShow } from '../origins/may-show.ts'
import type { VisitorNamespace } from './namespaces.ts'
import { siteRoom } from './rooms.ts'
import { isSameOrigin } from './same-origin.ts'

/** Which pages may talk to the server as a shopper's. */
export interface PageDoor {
  /** Whether a page of this origin may show the widget of that site, as it is known now. Our own pages may. */
  isPageOf(site: Site, headers: IncomingHttpHeaders): boolean
  /** Whether it may show the widget of any site; what was published a moment ago counts. */
  isPage(headers: IncomingHttpHeaders): Promise<boolean>
  /** Whether any page at all may show the site's. */
  isOpen(site: Site): boolean
}

export function createPageDoor(
  { sites, siteBook, onError }: Pick<Deps, 'sites' | 'siteBook' | 'onError'>,
  { allowedOrigins, publicUrl }: Pick<Options, 'allowedOrigins' | 'publicUrl'>,
): PageDoor {
  const isPageOf = (site: Site, headers: IncomingHttpHeaders) =>
    (headers.origin !== undefined && mayShow(allowedOrigins, site, headers.origin)) ||
    isSameOrigin(headers, publicUrl) ||
    isOpen(allowedOrigins, site)
  const isKnown = (headers: IncomingHttpHeaders) => [...sites.values()].some((site) => isPageOf(site, headers))
  return {
    isPageOf,
    async isPage(headers) {
      if (isKnown(headers)) return true
      // It may have been named at another node a moment ago.
      await siteBook.refresh().catch(onError)
      return isKnown(headers)
    },
    isOpen: (site) => isOpen(allowedOrigins, site),
  }
}

/** Ends the connections of pages that may not show the site's widget any more. */
export function endForeignPages({ sockets }: VisitorNamespace, door: PageDoor, site: Site): void {
  for (const socket of sockets.values())
    if (socket.rooms.has(siteRoom(site.key)) && !door.isPageOf(site, socket.handshake.headers)) socket.disconnect(true)
}
