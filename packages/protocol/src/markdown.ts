import { safeHref } from './safe-href.ts'

/** The small Markdown of messages, as a tree: views draw it node by node, so no HTML can come of it. */
export type Span =
  | string
  | { t: 'b' | 'i'; c: Span[] }
  | { t: 'code'; text: string }
  | { t: 'a'; href: string; c: Span[] }
export type Part = { t: 'p'; c: Span[] } | { t: 'ul' | 'ol'; items: Span[][] } | { t: 'pre'; text: string }

const bullet = /^\s{0,3}[-*•]\s+(.+)$/
const numbered = /^\s{0,3}\d{1,3}[.)]\s+(.+)$/

/**
 * Reads bold, italic, code, links and lists; everything else stays as written.
 * @example parseMarkdown('see **this**') // [{ t: 'p', c: ['see ', { t: 'b', c: ['this'] }] }]
 */
export function parseMarkdown(text: string): Part[] {
  const parts: Part[] = []
  text.split(/^```[^\n]*\n?/m).forEach((chunk, index) => {
    if (index % 2) parts.push({ t: 'pre', text: chunk.replace(/\n$/, '') })
    else parts.push(...parseLines(chunk))
  })
  return parts
}

function parseLines(text: string): Part[] {
  const parts: Part[] = []
  let words: string[] = []
  const flush = () => {
    const joined = words.join('\n').trim()
    if (joined) parts.push({ t: 'p', c: parseSpans(joined) })
    words = []
  }
  for (const line of text.split('\n')) {
    const t = bullet.test(line) ? 'ul' : numbered.test(line) ? 'ol' : null
    if (!t) {
      if (line.trim() === '') flush()
      else words.push(line)
      continue
    }
    flush()
    const item = parseSpans((bullet.exec(line) ?? numbered.exec(line))![1]!)
    const last = parts.at(-1)
    if (last && last.t === t) last.items.push(item)
    else parts.push({ t, items: [item] })
  }
  flush()
  return parts
}

const marks =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|_([^_\s][^_\n]*)_|\[([^\]\n]+)\]\(([^()\s]+)\)|(?:https?:\/\/|www\.)[^\s<>"'`]+/giu
const addresses = /(?:https?:\/\/|www\.)[^\s<>"'`]+/giu
const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** Own words: only addresses become links, the rest is shown byte for byte. */
export const parseAddresses = (text: string): Span[] => scan(text, addresses)

export const parseSpans = (text: string): Span[] => scan(text, marks)

function scan(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = []
  let done = 0
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length
    // Emphasis inside a word is a file name or a sum, not emphasis.
    const inWord = isWord(text[match.index - 1]) || isWord(text[end])
    const found = read(match, inWord)
    if (!found) continue
    const [span, taken] = found
    if (match.index > done) spans.push(text.slice(done, match.index))
    spans.push(span)
    done = match.index + taken
  }
  if (done < text.length) spans.push(text.slice(done))
  return spans
}

function read(match: RegExpExecArray, inWord: boolean): [Span, number] | null {
  const [whole, code, bold, star, low, label, target] = match
  if (code) return [{ t: 'code', text: code }, whole.length]
  if (bold) return [{ t: 'b', c: parseSpans(bold) }, whole.length]
  const slanted = star ?? low
  if (slanted) return inWord ? null : [{ t: 'i', c: parseSpans(slanted) }, whole.length]
  if (label && target) {
    const href = safeHref(target)
    return href ? [{ t: 'a', href, c: [label] }, whole.length] : null
  }
  return readAddress(whole)
}

/** Marks that end the sentence are not part of the address. */
function readAddress(whole: string): [Span, number] | null {
  let shown = whole.replace(/[.,;:!?'"»”…]+$/u, '')
  if (shown.endsWith(')') && !shown.includes('(')) shown = shown.slice(0, -1)
  const href = safeHref(/^www\./i.test(shown) ? `https://${shown}` : shown)
  return href ? [{ t: 'a', href, c: [shown] }, shown.length] : null
}
