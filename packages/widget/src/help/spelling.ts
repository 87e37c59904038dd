const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Slips allowed for a word of this length: none for short ones, which all look alike. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

/**
 * Whether two words differ by at most `most` slips: a letter left out, added, changed, or two swapped
 * (optimal string alignment distance).
 */
export function isSlip(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(change, row[j]! + 1, next[j - 1]! + 1, swapped ? before[j - 2]! + 1 : Infinity)
    }
    before = row
    row = next
  }
  return row[b.length]! <= most
}

/**
 * The query as this text would spell it, so that words found through a slip are marked, too.
 * @example spellAs('retrun shose', 'How do I return shoes?') // 'return shoes'
 */
export function spellAs(query: string, text: string): string {
  const there = wordsOf(text)
  const known = new Set(there)
  return wordsOf(query)
    .map((asked) => {
      const most = slips(asked.length)
      if (known.has(asked) || most === 0) return asked
      return there.find((word) => word.length >= 4 && isSlip(asked, word, most)) ?? asked
    })
    .join(' ')
}
