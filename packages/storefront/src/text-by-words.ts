import type { Words } from './words.ts'

function character(code: string, words: Words): string | null {
  if (code[0] !== '#') return words.character(code)
  const point = Number(code.replace('#', '').replace(/^x/i, '0x'))
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
}

/** Character references become characters, once; unknown ones stay as they are. */
export function decodeEntities(text: string, words: Words): string {
  return text.replace(
    /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,7});/gi,
    (whole, code: string) => character(code, words) ?? whole,
  )
}

const blocks = /<\/?(?:p|div|br|li|ul|ol|h\d|tr|td|th|table|dd|dt|dl|hr|section)\b[^>]*>/gi

/** Like `plainText`, by the words given. */
export function plainTextBy(words: Words, value: unknown, longest = 256): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const bare = String(value)
    .slice(0, 20_000)
    .replace(blocks, ' ')
    .replace(/<[a-z/!][^>]*>/gi, '')
  const text = decodeEntities(bare, words).replace(/\s+/g, ' ').trim()
  return text.slice(0, longest) || null
}
