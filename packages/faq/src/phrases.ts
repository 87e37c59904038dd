import { foldText } from './fold.ts'
import type { Searchable } from './postings.ts'
import { isDense } from './words.ts'

/** Letters in a row that say something about the order of words: five, or two where a letter is half a word. */
const row = 5
const denseRow = 2
const longest = 20_000

/** For a query, tells how much of it an article says in the same order, 0 to 1. */
export type CompareOrder = (query: string) => (doc: number) => number

/** Looks up runs of letters, over the spaces, in the whole text; asked only about the few best articles. */
export function createPhrases(articles: readonly Searchable[], common: ReadonlySet<string>): CompareOrder {
  const texts: (string | undefined)[] = []
  const textOf = (doc: number): string => {
    const { question = '', tags = [], answer = '' } = articles[doc] ?? {}
    texts[doc] ??= oneLine(`${question} ${tags.join(' ')} ${answer}`)
    return texts[doc]
  }
  return (query) => {
    const rows = rowsOf(oneLine(query), common)
    return (doc) => {
      const text = textOf(doc)
      return rows.length === 0 ? 0 : rows.filter((piece) => text.includes(piece)).length / rows.length
    }
  }
}

const oneLine = (text: string): string =>
  ` ${foldText(text.slice(0, longest))
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `

/** The rows of a line that touch at least one word that says something. */
function rowsOf(line: string, common: ReadonlySet<string>): string[] {
  const telling = line.replace(/[^ ]+/g, (word) => (common.has(word) ? ' '.repeat(word.length) : word))
  const rows = new Set<string>()
  for (let at = 0; at + denseRow < line.length; at++) {
    const length = isDense(line.charAt(at)) || isDense(line.charAt(at + 1)) ? denseRow : row
    const whole = at + length <= line.length
    if (whole && telling.slice(at, at + length).trim() !== '') rows.add(line.slice(at, at + length))
  }
  return [...rows]
}
