/**
 * FNV-1a, 32 bit, over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). Stable for ever: a change would
 * move visitors in and out of samples.
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/**
 * Spreads every bit over all (the finaliser of MurmurHash3, https://github.com/aappleby/smhasher). FNV-1a alone lets texts
 * that differ in few letters fall near each other, so that the samples of two surveys would overlap too much.
 */
function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) >>> 0
}

/**
 * Whether a visitor belongs to the `percent` that are asked. The same visitor is always in or always out of one survey,
 * on server and device alike, without a record of it; another survey draws anew. A larger percentage keeps those who were in.
 * @example isSampled('v-1', 'nps', 100) // true
 */
export const isSampled = (visitor: string, survey: string, percent: number): boolean =>
  (mix(fnv1a(`${visitor}:${survey}`)) / 2 ** 32) * 100 < percent
