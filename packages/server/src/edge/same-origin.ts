import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a browser sent this from our own pages. Without an `Origin` header (same-origin GET, or no browser at all)
 * `Sec-Fetch-Site` decides where it is there; a foreign page cannot leave out either.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const { origin, host } = headers
  if (origin === undefined) {
    const site = headers['sec-fetch-site']
    return site === undefined || site === 'same-origin' || site === 'none'
  }
  if (origin === publicUrl) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
