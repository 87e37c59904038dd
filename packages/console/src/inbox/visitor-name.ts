import type { Say } from '../text/say.ts'

/** The shopper's name, or a short sign of the id that stays the same. @example 'Visitor 4F2' */
export function visitorName(say: Say, visitor: { id: string; name: string | null } | null | undefined): string {
  const name = visitor?.name?.trim()
  if (name) return name
  return say('visitor.unnamed', { id: shortId(visitor?.id ?? '') }).trim()
}

/** Three signs of an id. The end, because ids made in order begin alike. */
export const shortId = (id: string): string =>
  id
    .replace(/[^0-9a-z]/gi, '')
    .slice(-3)
    .toUpperCase()
