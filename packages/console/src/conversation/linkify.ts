export interface TextPart {
  text: string
  /** `null` for words. */
  href: string | null
}

const candidate = /(?:https?:\/\/|mailto:)[^\s<>"“”«»]+/gi
const allowed = /^(?:https?|mailto):$/

function safeHref(text: string): string | null {
  try {
    const url = new URL(text)
    return allowed.test(url.protocol) && (url.pathname || url.hostname) ? url.href : null
  } catch {
    return null
  }
}

const sentenceEnd = /[.,;:!?'’…。，！？]/u

/**
 * Marks that end a sentence do not belong to the address; a closing bracket does only if it was opened inside. Walks
 * back once, so that a long row of brackets costs no more than its length.
 */
function addressEnd(text: string): string {
  let open = 0
  for (const sign of text) open += sign === '(' ? 1 : sign === ')' ? -1 : 0
  let end = text.length
  for (; end > 0; end--) {
    const sign = text.charAt(end - 1)
    if (sign === ')' && open < 0) open++
    else if (!sentenceEnd.test(sign)) break
  }
  return text.slice(0, end)
}

/**
 * Cuts a text into words and addresses that may be followed: http, https and mailto only.
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
