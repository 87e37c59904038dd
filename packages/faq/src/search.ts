import type { Hit } from '@deskbell/protocol'
import { findVariants, type Variant } from './correct.ts'
import { functionWords } from './function-words.ts'
import { createGrams } from './grams.ts'
import { createPhrases } from './phrases.ts'
import { createPostings, type Searchable } from './postings.ts'
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
}

/** What one word of the query is worth, and the words of the articles it may stand for. */
interface Asked {
  weight: number
  variants: Variant[]
}

const longestQuery = 1000
const mostWords = 60
const mostHits = 20
const leastScore = 0.01

/**
 * Makes the search over a list of articles. Four views are added: how much of what the query says (its words, weighed by
 * rarity) an article says too, how alike query and question are letter by letter, and for the likeliest articles how much
 * of their question is asked and how much they say in the same order. Each is a share of the best the query could have
 * got, so scores (0 to 1) compare between queries and shops; see docs/search-quality.md.
 * Sources: BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) and the cosine of n-grams.
 * @example createSearch(bundle.articles, { lang: 'en' })('send shoes back') // [{ id: 'returns', score: 0.71 }, …]
 */
export function createSearch(articles: readonly Searchable[], { lang, synonyms = [] }: SearchOptions): Search {
  const postings = createPostings(articles)
  const vocabulary = createVocabulary(postings.words, postings.idOf, isDense)
  const sameMeaning = createSynonyms(synonyms, vocabulary)
  const common = functionWords(lang)
  const grams = createGrams(postings.questions)
  const sameOrder = createPhrases(articles, common)
  const size = articles.length
  const rarity = (holders: number) => Math.log(1 + (size - holders + 0.5) / (holders + 0.5))
  const rarityOf = (word: number) => rarity(postings.docs[word]?.length ?? 0)
  const worthOf = (word: string) => (common.has(word) ? weights.common : 1)

  function read(word: string, more: readonly Variant[]): Asked {
    const variants = [...more, ...(isDense(word) ? [] : findVariants(word, vocabulary))]
    const exact = postings.idOf.get(word)
    if (exact !== undefined) variants.push({ word: exact, sure: 1 })
    const surest = variants.reduce((best, one) => (one.sure >= best.sure ? one : best), { word: -1, sure: 0 })
    // A word that no article has is as rare as can be: it speaks against every article.
    const rare = surest.sure === 0 ? 0 : rarityOf(surest.word) * surest.sure
    return { weight: worthOf(word) * (rare + rarity(0) * (1 - surest.sure)), variants }
  }

  function addTo(scores: Float32Array, { weight, variants }: Asked): void {
    const best = new Map<number, number>()
    for (const { word, sure } of variants) {
      const counts = postings.counts[word] ?? []
      postings.docs[word]?.forEach((doc, at) => {
        const value = sure * (counts[at] ?? 0)
        if (value > (best.get(doc) ?? 0)) best.set(doc, value)
      })
    }
    for (const [doc, value] of best) scores[doc] = (scores[doc] ?? 0) + weight * value
  }

  /** For each article, how much of its question the query asks: the share of its words, weighed by rarity. */
  function coveredBy(asked: readonly Asked[]): (doc: number) => number {
    const sureOf = new Map<number, number>()
    for (const { variants } of asked) {
      for (const { word, sure } of variants) if (sure > (sureOf.get(word) ?? 0)) sureOf.set(word, sure)
    }
    return (doc) => {
      let got = 0
      let most = 0
      for (const word of new Set(postings.questions[doc])) {
        const id = postings.idOf.get(word) ?? -1
        const worth = rarityOf(id) * worthOf(word)
        most += worth
        got += worth * (sureOf.get(id) ?? 0)
      }
      return got / (most || 1)
    }
  }

  function readAll(words: readonly string[], typing: boolean): Asked[] {
    const asked = new Set(words)
    const synonymsOf = sameMeaning(asked)
    const last = typing ? words.at(-1) : undefined
    return [...asked].map((word) => {
      const begun = word === last ? vocabulary.startingWith(word, weights.begun) : []
      return read(word, [...(synonymsOf.get(word) ?? []), ...begun])
    })
  }

  return (query, { typing = false } = {}) => {
    const words = splitWords(query.slice(0, longestQuery)).slice(0, mostWords)
    const asked = readAll(words, typing)
    const most = asked.reduce((sum, { weight }) => sum + weight, 0)
    const said = new Float32Array(size)
    for (const one of asked) addTo(said, one)
    const alike = grams.score(words)
    const covered = coveredBy(asked)
    const order = sameOrder(query.slice(0, longestQuery))
    return articles
      .map((_, doc) => ({ doc, score: mix((said[doc] ?? 0) / (most || 1), alike[doc] ?? 0, weights.grams) }))
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

const mix = (one: number, other: number, share: number): number => Math.min(1, one * (1 - share) + other * share)
/** The root spreads the crowded low end, so that the assistant's usual threshold of 0.45 parts answers from the rest best. */
const spread = Math.sqrt
const byScore = (a: { score: number }, b: { score: number }): number => b.score - a.score
