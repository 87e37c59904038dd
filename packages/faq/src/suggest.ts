import type { Hit } from '@deskbell/protocol'
import { type Mark, markMatches } from './marks.ts'
import type { Searchable } from './postings.ts'
import { createSearch, type SearchOptions } from './search.ts'

/** A hit while a person types, with the places of the question to show marked. */
export interface Suggestion extends Hit {
  question: string
  marks: Mark[]
}

/** Search as one types: the last word may be unfinished. @example createSuggest(articles, { lang: 'en' })('retu') */
export function createSuggest(
  articles: readonly Searchable[],
  options: SearchOptions,
): (typed: string, count?: number) => Suggestion[] {
  const search = createSearch(articles, options)
  const questions = new Map(articles.map(({ id, question }) => [id, question]))
  return (typed, count = 5) =>
    search(typed, { typing: true })
      .slice(0, count)
      .map((hit) => {
        const question = questions.get(hit.id) ?? ''
        return { ...hit, question, marks: markMatches(question, typed) }
      })
}
