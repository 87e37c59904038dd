import { fold, nearly } from './fold.ts'
import { type Compiled, compiled } from './words/compile.ts'
import type { WordTable } from './words/word-table.ts'

/** A long text names persons, but is about something else. */
const maxWords = 14
const maxLetters = 80

/**
 * Whether the shopper asks for a person, in any of the languages given, also with a slip of the keyboard.
 * @example wantsPerson('talk to a persn', [en]) // true
 */
export function wantsPerson(text: string, tables: readonly WordTable[]): boolean {
  const folded = fold(text)
  const words = folded.split(' ')
  if (words.length > maxWords || folded.length > maxLetters) return false
  const languages = tables.map(compiled)
  if (languages.some(({ alone }) => alone.has(folded))) return true
  if (languages.some((language) => language.read(folded).search(language.not) >= 0)) return false
  return languages.some((language) => {
    return language.read(folded).search(language.phrases) >= 0 || asksIn(words, language)
  })
}

const isOneOf = (word: string, list: readonly string[]) =>
  list.some((known) => (known.endsWith('*') ? word.startsWith(known.slice(0, -1)) : nearly(word, known)))

function asksIn(words: readonly string[], { speak, want, who, between, verbLast }: Compiled): boolean {
  return words.some((word, at) => {
    if (!isOneOf(word, who)) return false
    const before = words.slice(Math.max(0, at - 5), at)
    if (before.some((other) => isOneOf(other, speak))) return true
    if (verbLast && words.slice(at + 1, at + 4).some((other) => isOneOf(other, speak))) return true
    const wanted = before.findLast((other) => !between.has(other))
    return wanted !== undefined && isOneOf(wanted, want)
  })
}
