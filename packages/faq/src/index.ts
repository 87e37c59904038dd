import * as plain from './browser.ts'
import { listOfFunctionWords } from './function-words.ts'
import { languageSynonyms } from './languages/index.ts'

export { type Mark, markMatches, type Search, type Searchable, type SearchOptions, type Suggestion } from './browser.ts'

const withWords = (options: plain.SearchOptions): plain.SearchOptions => ({
  synonyms: languageSynonyms(options.lang),
  common: listOfFunctionWords(options.lang),
  ...options,
})

/** As `createSearch` of a page, and where no words are given, those of the language. */
export const createSearch: typeof plain.createSearch = (articles, options) =>
  plain.createSearch(articles, withWords(options))

/** As `prepareSearch` of a page, and where no words are given, those of the language. */
export const prepareSearch: typeof plain.prepareSearch = (articles, options, pause) =>
  plain.prepareSearch(articles, withWords(options), pause)

/** As `createSuggest` of a page, and where no words are given, those of the language. */
export const createSuggest: typeof plain.createSuggest = (articles, options) =>
  plain.createSuggest(articles, withWords(options))
