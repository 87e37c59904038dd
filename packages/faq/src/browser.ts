/** What a page loads: without the word lists of languages, which `buildHelp` writes into each help bundle. */
export { type Mark, markMatches } from './marks.ts'
export type { Searchable } from './postings.ts'
export { createSearch, prepareSearch, type Search, type SearchOptions } from './search.ts'
export { createSuggest, type Suggestion } from './suggest.ts'
