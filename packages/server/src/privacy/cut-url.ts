/**
 * An address as far as it may be kept: without what stands after `?` and `#`, except parts of the query that the owner
 * listed. Query and fragment hold tokens, addresses and searches.
 * @example cutUrl('https://shop.example/p?color=red&token=x#top', ['color']) // 'https://shop.example/p?color=red'
 */
export function cutUrl(text: string, listed: readonly string[]): string {
  if (!URL.canParse(text)) return text.split(/[?#]/, 1)[0] ?? ''
  const url = new URL(text)
  url.hash = ''
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (!listed.includes(name)) url.searchParams.delete(name)
  return url.href
}

/** Where somebody came from: the site, not the page. `null` for what is no web address. */
export function cutReferrer(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const { origin, protocol } = new URL(text)
  return /^https?:$/.test(protocol) ? origin : null
}

/** Whether the browser asks not to be followed (Global Privacy Control, or Do Not Track). */
export const asksForPrivacy = (headers: Record<string, string | string[] | undefined>): boolean =>
  headers['sec-gpc'] === '1' || headers.dnt === '1'
