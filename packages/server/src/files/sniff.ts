import type { FileType } from '@deskbell/protocol'

/** First bytes, as Latin-1 text; `?` stands for any. */
const starts: readonly [FileType, string][] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'RIFF????WEBP'],
  ['application/pdf', '%PDF-'],
]
const begins = (head: string, start: string): boolean =>
  [...start].every((char, at) => char === '?' || head[at] === char)

/** Control characters that a text of a person may have: tab, line feed, form feed, carriage return, escape. */
const usual = new Set([9, 10, 12, 13, 27])

function isText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 32 && !usual.has(byte))) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // Not UTF-8.
    return false
  }
}

/** What a file is by its content; `null` for what is none of the kinds that may be sent. */
export function sniffType(bytes: Buffer): FileType | null {
  const head = bytes.toString('latin1', 0, 16)
  const found = starts.find(([, start]) => begins(head, start))
  if (found) return found[0]
  return bytes.length > 0 && isText(bytes) ? 'text/plain' : null
}
