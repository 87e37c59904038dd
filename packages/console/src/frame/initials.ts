const segmenter = new Intl.Segmenter()
const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment)
const isLetter = (sign: string): boolean => /^\p{L}|^\p{N}/u.test(sign)

/**
 * First letters of the first and last word; for names without spaces in Han or Hangul the first sign only.
 * @example initialsOf('Liis Tamm') // 'LT'
 */
export function initialsOf(name: string | null): string {
  const whole = name?.trim()
  if (!whole) return 'V'
  const letters = whole
    .split(/\s+/)
    .map((word) => graphemes(word.slice(0, 40)).find(isLetter))
    .filter((letter) => letter !== undefined)
  const first = letters[0]
  if (first === undefined) return 'V'
  const last = letters.length > 1 ? letters.at(-1) : ''
  return `${first}${last}`.toUpperCase()
}

/** How many colours people are drawn in; each is a class in the stylesheet. */
export const tones = 8

/** A colour's number that depends only on the id (FNV-1a), so that a person keeps it on every screen. */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % tones
}
