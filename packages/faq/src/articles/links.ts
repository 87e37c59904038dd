const slug = /^[a-z0-9][a-z0-9-]{0,63}$/
const scheme = /^([a-z][a-z0-9+.-]*):/i
const linkSchemes = ['https', 'http', 'mailto', 'tel']
const mediaSchemes = ['https', 'http']

export type Target =
  | { kind: 'address'; href: string }
  | { kind: 'article'; id: string }
  | { kind: 'refused'; reason: string }

/**
 * Where a link may lead: https, http, mailto, tel, an address on the same site, or another article (`article:ID`).
 * Two slashes or a backslash at the start would leave the site under the looks of a path, so they are refused.
 */
export function readTarget(href: string): Target {
  if (href.startsWith('article:')) {
    const id = href.slice('article:'.length)
    return slug.test(id) ? { kind: 'article', id } : refused(`"${href}" is no article id`)
  }
  return readAddress(href, linkSchemes)
}

/** Where an image or video may come from. */
export const readMedia = (src: string): Target => readAddress(src, mediaSchemes)

function readAddress(href: string, allowed: readonly string[]): Target {
  if (href === '') return refused('the link has no address')
  if (hasControl(href)) return refused('the address has control characters')
  if (/^[\\/]{2}/.test(href) || href.includes('\\')) return refused(`"${href}" is no address of this site`)
  const name = scheme.exec(href)?.[1]?.toLowerCase()
  if (name !== undefined && !allowed.includes(name)) return refused(`addresses with "${name}:" are not allowed`)
  if (!URL.canParse(href, 'https://shop.example/')) return refused(`"${href}" is no address`)
  return { kind: 'address', href }
}

const refused = (reason: string): Target => ({ kind: 'refused', reason })

const hasControl = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) <= 32 || text.charCodeAt(i) === 127) return true
  return false
}

/** Whether an address that stands alone on a line is a film. */
export const isVideo = (href: string): boolean =>
  /^https?:\/\/[^?#]+\.(?:mp4|webm|ogv|mov)(?:[?#]|$)/i.test(href) ||
  /^https:\/\/(?:www\.)?(?:youtube\.com\/(?:watch\?|embed\/|shorts\/)|youtu\.be\/|vimeo\.com\/\d|player\.vimeo\.com\/)/i.test(
    href,
  )
