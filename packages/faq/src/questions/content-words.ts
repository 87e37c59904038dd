import { functionWords } from '../function-words.ts'
import { isDense, splitWords } from '../words.ts'

const said = new Map<string, ReadonlySet<string>>()
function functionWordsOf(lang: string): ReadonlySet<string> {
  const known = said.get(lang) ?? functionWords(lang)
  said.set(lang, known)
  return known
}

/**
 * The words of a text that carry its meaning, each once: beginning → folded word. Words with the same first `letters`
 * count as one, which finds more endings together the fewer there are. Of scripts without spaces the pairs of signs.
 * Nothing is left out of a text that has no other words.
 * @example [...contentWords('Do you ship to Åland?', 'en').values()] // ['ship', 'aland']
 */
export function contentWords(text: string, lang: string, letters = 4): Map<string, string> {
  const words = splitWords(text).filter((word) => !isDense(word) || word.length > 1)
  const little = functionWordsOf(lang)
  const telling = words.filter((word) => !little.has(word) && (isDense(word) || word.length > 1))
  return new Map(
    (telling.length > 0 ? telling : words).map((word) => [isDense(word) ? word : word.slice(0, letters), word]),
  )
}
