const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Slips allowed for a word of this length: none for short ones, which all look alike. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

/**
 * Whether two words differ by at most `most` slips: a letter left out, added, changed, or two swapped
 * (optimal string alignment distance). For the one or two slips that are asked about, trying each is quick.
 */
export function isSlip(a: string, b: string, most: number): boolean {
  if (a === b || most === 0) return a === b
  let same = 0
  while (a[same] === b[same]) same++
  const rest = (left: number, right: number) => isSlip(a.slice(same + left), b.slice(same + right), most - 1)
  const swapped = a[same] === b[same + 1] && a[same + 1] === b[same]
  return rest(1, 0) || rest(0, 1) || rest(1, 1) || (swapped && rest(2, 2))
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
