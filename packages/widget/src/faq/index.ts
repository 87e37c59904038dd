import { createSearch, type Search, type Searchable, type SearchOptions } from '@deskbell/faq'

export {
  createSearch,
  createSuggest,
  type Mark,
  markMatches,
  type Search,
  type Searchable,
  type SearchOptions,
  type Suggestion,
} from '@deskbell/faq'

const kept = new WeakMap<readonly Searchable[], Search>()

/**
 * Searches help articles of one language, best first, through typos; in the page, without a server. The index of a list
 * is made once and kept as long as the list.
 *
 * @example
 * const { articles, lang, synonyms } = await (await fetch('/help/en-1a2b3c.json')).json()
 * searchFaq(articles, 'how do I retrun shoes', { lang, synonyms }) // [{ id: 'returns', score: 0.71 }, …]
 */
export function searchFaq(articles: readonly Searchable[], query: string, options: SearchOptions): ReturnType<Search> {
  const search = kept.get(articles) ?? createSearch(articles, options)
  kept.set(articles, search)
  return search(query)
}
