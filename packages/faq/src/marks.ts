import { foldText } from './fold.ts'
import { bareWord, isDense, splitWords } from './words.ts'

/** Start and end (exclusive) in a text, in UTF-16 units. */
export type Mark = readonly [start: number, end: number]

const word = /[\p{L}\p{N}\p{M}'’]+/gu

/**
 * Where a text says what the query asks, to be shown marked while a person types; the last word may be unfinished.
 * @example markMatches('How do I return a pair?', 'retur') // [[9, 15]]
 */
export function markMatches(text: string, query: string): Mark[] {
  const asked = splitWords(query)
  const last = asked.at(-1)
  if (last === undefined) return []
  const whole = new Set(asked)
  const found: Mark[] = []
  for (const match of text.matchAll(word)) {
    const start = match.index
    const folded = bareWord(foldText(match[0]).replace(/['’]/g, ''))
    if (isDense(folded)) found.push(...marksInRun(match[0], start, asked))
    else if (whole.has(folded) || folded.startsWith(last) || sharesStem(folded, whole)) {
      found.push([start, start + match[0].length])
    }
  }
  return joined(found)
}

/** Words of one stem, as far as that can be said of any language: five first letters alike, and little after them. */
function sharesStem(found: string, asked: ReadonlySet<string>): boolean {
  if (found.length < 5) return false
  for (const one of asked) {
    if (one.slice(0, 5) === found.slice(0, 5) && Math.abs(one.length - found.length) <= 3) return true
  }
  return false
}

function marksInRun(run: string, start: number, asked: readonly string[]): Mark[] {
  return asked
    .filter((one) => isDense(one) && (one.length > 1 || asked.length === 1))
    .flatMap((one) => {
      const at = foldText(run).indexOf(one)
      return at < 0 ? [] : [[start + at, start + at + one.length] as const]
    })
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: [number, number][] = []
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const before = result.at(-1)
    if (before && start <= before[1]) before[1] = Math.max(before[1], end)
    else result.push([start, end])
  }
  return result
}
