import { fold, nearly } from './fold.ts'
import { withoutRobot } from './small-talk.ts'
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
  const folded = withoutRobot(fold(text), tables)
  const words = folded.split(' ')
  if (words.length > maxWords || folded.length > maxLetters) return false
  const languages = tables.map(compiled)
  if (languages.some(({ alone }) => alone.has(folded))) return true
  if (languages.some((language) => language.read(folded).search(language.not) >= 0)) return false
  return languages.some((language) => {
    const read = language.read(folded)
    return (
      read.search(language.phrases) >= 0 ||
      (read.search(language.named) >= 0 && read.replace(language.small, '') === '') ||
      asksIn(words, language)
    )
  })
}

const isOneOf = (word: string, list: readonly string[]) =>
  list.some((known) => (known.endsWith('*') ? word.startsWith(known.slice(0, -1)) : nearly(word, known)))

function asksIn(words: readonly string[], language: Compiled): boolean {
  const { speak, want, who, between, verbLast } = language
  if (onlySmallWords(words, language)) return true
  return words.some((word, at) => {
    if (!isOneOf(word, who)) return false
    const before = words.slice(Math.max(0, at - 5), at)
    if (before.some((other) => isOneOf(other, speak))) return true
    if (verbLast && words.slice(at + 1, at + 4).some((other) => isOneOf(other, speak))) return true
    const wanted = before.findLast((other) => !between.has(other))
    return wanted !== undefined && isOneOf(wanted, want)
  })
}

/** A person and nothing else that one could be after. */
function onlySmallWords(words: readonly string[], { who, speak, want, between, filler }: Compiled): boolean {
  const isPerson = (word: string) => isOneOf(word, who)
  const isSmall = (word: string) => filler.has(word) || between.has(word) || isOneOf(word, speak) || isOneOf(word, want)
  return words.some(isPerson) && words.every((word) => isSmall(word) || isPerson(word))
}
