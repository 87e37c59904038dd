import { findVariants, surestOf, type Variant } from './correct.ts'
import type { Postings } from './postings.ts'
import type { FindSynonyms } from './synonyms.ts'
import type { Vocabulary } from './vocabulary.ts'
import { weights } from './weights.ts'
import { isDense } from './words.ts'

/** What one word of the query is worth, and the words of the articles it may stand for. */
export interface Asked {
  /** The word, or what it is surely corrected to. */
  meant: string
  weight: number
  variants: Variant[]
}

/** How much words tell: by their rarity, and by whether they are function words. */
export interface Worth {
  /** Of any word. */
  of(word: string): number
  /** Of a word that so many articles have, the inverse document frequency of BM25. */
  rarity(holders: number): number
}

/** Weighs words by the articles of a search. */
export const createWorth = (size: number, common: ReadonlySet<string>): Worth => ({
  of: (word) => (common.has(word) ? weights.common : 1),
  rarity: (holders) => Math.log(1 + (size - holders + 0.5) / (holders + 0.5)),
})

/** What a query asks, word by word. With `typing`, the last word may be unfinished. */
export type ReadQuery = (words: readonly string[], typing: boolean) => Asked[]

/** Reads queries by the words of the articles: other spellings, words of the same meaning, beginnings. */
export function createReader(
  postings: Postings,
  vocabulary: Vocabulary,
  sameMeaning: FindSynonyms,
  worth: Worth,
): ReadQuery {
  function read(word: string, more: readonly Variant[]): Asked {
    const variants = [...more, ...(isDense(word) ? [] : findVariants(word, vocabulary))]
    const exact = postings.idOf.get(word)
    if (exact !== undefined) variants.push({ word: exact, sure: 1 })
    const surest = surestOf(variants)
    // A word that no article has is as rare as can be: it speaks against every article.
    const rare = surest.sure === 0 ? 0 : worth.rarity(postings.anywhere(surest.word)) * surest.sure
    const spelled = surestOf(variants.filter(({ synonym }) => !synonym))
    const corrected = exact === undefined && spelled.sure >= weights.rewrite ? postings.words[spelled.word] : undefined
    return {
      meant: corrected ?? word,
      weight: worth.of(word) * (rare + worth.rarity(0) * (1 - surest.sure)),
      variants,
    }
  }

  return (words, typing) => {
    const asked = new Set(words)
    const synonymsOf = sameMeaning(asked)
    const last = typing ? words.at(-1) : undefined
    return [...asked].map((word) => {
      const begun = word === last ? vocabulary.startingWith(word, weights.begun) : []
      return read(word, [...(synonymsOf.get(word) ?? []), ...begun])
    })
  }
}
