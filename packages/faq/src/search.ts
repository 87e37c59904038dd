import type { Hit } from '@deskbell/protocol'
import { shareCovered, shareSaid } from './agreement.ts'
import { createGrams } from './grams.ts'
import { createPhrases } from './phrases.ts'
import { createPostings, type Searchable } from './postings.ts'
import { createReader, createWorth } from './read-query.ts'
import { createSynonyms } from './synonyms.ts'
import { createVocabulary } from './vocabulary.ts'
import { weights } from './weights.ts'
import { isDense, splitWords } from './words.ts'

/** Best first, at most twenty. With `typing`, the last word may be unfinished. */
export type Search = (query: string, how?: { typing?: boolean }) => Hit[]

export interface SearchOptions {
  /** Language of the articles, `mul` for several. */
  lang: string
  /** Groups of words that mean the same. */
  synonyms?: readonly (readonly string[])[]
  /** Words that say little about what is asked, parted by spaces; a help bundle brings those of its language. */
  common?: string | undefined
}

const longestQuery = 1000
const mostWords = 60
const mostHits = 20
const leastScore = 0.01

/** Builds what a search looks things up in; between its parts a page may do something else. */
function* build(
  articles: readonly Searchable[],
  { synonyms = [], common: little = '' }: SearchOptions,
): Generator<void, Search> {
  const postings = createPostings(articles)
  yield
  const vocabulary = createVocabulary(postings.words, postings.idOf, isDense)
  yield
  const common = new Set(splitWords(little))
  const worth = createWorth(articles.length, common)
  const read = createReader(postings, vocabulary, createSynonyms(synonyms, vocabulary), worth)
  yield
  const grams = createGrams(postings.asked)
  yield
  const sameOrder = createPhrases(articles, common)

  return (query, { typing = false } = {}) => {
    const words = splitWords(query.slice(0, longestQuery)).slice(0, mostWords)
    const asked = read(words, typing)
    const said = shareSaid(postings, articles.length, asked)
    const alike = grams.score(asked.map(({ meant }) => meant))
    const covered = shareCovered(postings, worth, asked)
    const order = sameOrder(query.slice(0, longestQuery))
    return articles
      .map((_, doc) => ({ doc, score: mix(said[doc] ?? 0, alike[doc] ?? 0, weights.grams) }))
      .filter(({ score }) => score > leastScore)
      .sort(byScore)
      .slice(0, mostHits)
      .map(({ doc, score }) => ({
        id: articles[doc]?.id ?? '',
        score: spread(mix(mix(score, covered(doc), weights.covered), order(doc), weights.order)),
      }))
      .sort(byScore)
  }
}

/**
 * Makes the search over a list of articles. Four views are added: how much of what the query says (its words, weighed by
 * rarity) an article says too, how alike query and question are letter by letter, and for the likeliest articles how much
 * of their question is asked and how much they say in the same order. Each is a share of the best the query could have
 * got, so scores (0 to 1) compare between queries and shops; see docs/search-quality.md.
 * Sources: BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) and the cosine of n-grams.
 * @example createSearch(bundle.articles, { lang: 'en' })('send shoes back') // [{ id: 'returns', score: 0.71 }, …]
 */
export function createSearch(articles: readonly Searchable[], options: SearchOptions): Search {
  const parts = build(articles, options)
  for (;;) {
    const part = parts.next()
    if (part.done) return part.value
  }
}

/**
 * As `createSearch`, with a `pause` before each part of the work: a page draws and answers meanwhile.
 * @example const search = await prepareSearch(bundle.articles, bundle, () => scheduler.yield())
 */
export async function prepareSearch(
  articles: readonly Searchable[],
  options: SearchOptions,
  pause: () => Promise<void>,
): Promise<Search> {
  const parts = build(articles, options)
  for (;;) {
    await pause()
    const part = parts.next()
    if (part.done) return part.value
  }
}

const mix = (one: number, other: number, share: number): number => Math.min(1, one * (1 - share) + other * share)
/** The root spreads the crowded low end, so that the assistant's usual threshold of 0.45 parts answers from the rest best. */
const spread = Math.sqrt
const byScore = (a: { score: number }, b: { score: number }): number => b.score - a.score
