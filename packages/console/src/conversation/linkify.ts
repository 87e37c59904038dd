export interface TextPart {
  text: string
  /** `null` for words. */
  href: string | null
}

const candidate = /(?:https?:\/\/|mailto:|tel:)[^\s<>"“”«»]+/gi
const allowed = /^(?:https?|mailto|tel):$/

function safeHref(text: string): string | null {
  try {
    const url = new URL(text)
    return allowed.test(url.protocol) && (url.pathname || url.hostname) ? url.href : null
  } catch {
    return null
  }
}

/** Marks that end a sentence do not belong to the address; a closing bracket does only if it was opened inside. */
function addressEnd(text: string): string {
  let end = text.replace(/[.,;:!?'’…。，！？]+$/u, '')
  while (end.endsWith(')') && end.split('(').length < end.split(')').length) end = end.slice(0, -1)
  return end === text ? end : addressEnd(end)
}

/**
 * Cuts a text into words and addresses that may be followed: http, https, mailto and tel only.
 * @example linkify('see https://a.example.') // [{text:'see ',…}, {text:'https://a.example', href:'https://a.example/'}, {text:'.',…}]
 */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(candidate)) {
    const address = addressEnd(match[0])
    const href = safeHref(address)
    if (!href) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null })
    parts.push({ text: address, href })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null })
  return parts
}
