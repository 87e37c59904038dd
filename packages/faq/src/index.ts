export { type Mark, markMatches } from './marks.ts'
export type { Searchable } from './postings.ts'
export { createSearch, type Search, type SearchOptions } from './search.ts'
export { createSuggest, type Suggestion } from './suggest.ts'
