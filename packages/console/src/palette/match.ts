/** What can be found: by its title first, by `more` (other words that say the same) after. */
export interface Findable {
  title: string
  more?: string
}

/** Without accents and case, so that "sizes" is found by "SIZES" and "Žanna" by "zanna". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** 3 begins with the word, 2 a word begins with it, 1 holds it, 0 does not. */
function closeness(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  if (at === 0) return 3
  return new RegExp(`[^\\p{L}\\p{N}]${literal(word)}`, 'u').test(text) ? 2 : 1
}
const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function score({ title, more = '' }: Findable, words: readonly string[]): number {
  const first = plain(title)
  const second = plain(more)
  let sum = 0
  for (const word of words) {
    const best = Math.max(closeness(first, word) * 2, closeness(second, word))
    if (best === 0) return 0
    sum += best
  }
  return sum
}

/**
 * Those in which every word of the query occurs, the closest first; all, in their order, where nothing is asked.
 * @example findIn([{ title: 'Go to: Reports' }, { title: 'Reopen' }], 'rep') // [{ title: 'Go to: Reports' }]
 */
export function findIn<T extends Findable>(all: readonly T[], query: string): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...all]
  return all
    .map((item) => ({ item, score: score(item, words) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((found) => found.item)
}
