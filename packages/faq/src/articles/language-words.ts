import type { Article } from '@deskbell/protocol'
import { languageSynonyms } from '../languages/index.ts'
import { standsFor, wordsOf } from '../synonyms.ts'
import { splitWords } from '../words.ts'

/**
 * The owner's synonyms and, after them, those of the language that touch a word of the articles. They travel in the
 * bundle, so that a page loads the words of its own language only.
 */
export function withLanguageWords(lang: string, articles: readonly Article[], own: readonly string[][]): string[][] {
  const texts = articles.map(({ question, answer, tags }) => `${question}\n${answer}\n${tags.join('\n')}`)
  const words = [...new Set(texts.flatMap(splitWords))]
  const touches = (term: string) => wordsOf(term).every((stem) => words.some((word) => standsFor(stem, word)))
  return [...own, ...languageSynonyms(lang).filter((group) => group.some(touches))]
}
