import ipaddr from 'ipaddr.js'

/** Whether an address is one of the public internet: no own network, no machine's own services, nothing that maps there. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  return address.range() === 'unicast'
}

/** An address without its brackets, as it stands in a URL's host. */
export const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** Why an address may not be told anything; `null` where it may. Pure; what the name leads to is checked at each call. */
export function wrongUrl(text: string, allowed: readonly string[]): 'url' | null {
  if (!URL.canParse(text)) return 'url'
  const url = new URL(text)
  if (url.username || url.password || url.hash) return 'url'
  if (allowed.includes(url.origin)) return null
  if (url.protocol !== 'https:' || !['', '443', '80'].includes(url.port)) return 'url'
  const host = bare(url.hostname)
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : 'url'
  return host.includes('.') && !/\.(localhost|local|internal|home\.arpa)$/i.test(host) ? null : 'url'
}
