import { findVariants, surestOf, type Variant } from './correct.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'
import { weights } from './weights.ts'
import { isDense, splitWords } from './words.ts'

/** For each word of a query, the words of the articles that mean the same. */
export type FindSynonyms = (asked: ReadonlySet<string>) => Map<string, Variant[]>

/**
 * Whether a word of a group stands for a word: it begins it, and three letters more may follow for each letter it has
 * beyond three. @example standsFor('return', 'returning') // true; standsFor('car', 'card') // false
 */
export const standsFor = (stem: string, word: string): boolean =>
  word === stem || (word.startsWith(stem) && word.length - stem.length <= 3 * (stem.length - 3))

/**
 * Groups of words that mean the same, such as `['refund', 'money back']`. One of several words counts where
 * the query has all of them.
 */
export function createSynonyms(groups: readonly (readonly string[])[], vocabulary: Vocabulary): FindSynonyms {
  const groupsOf = new Map<string, number[]>()
  const phrases: { words: string[]; group: number }[] = []
  groups.forEach((group, at) => {
    for (const words of group.map(wordsOf)) {
      const [word] = words
      if (words.length > 1) phrases.push({ words, group: at })
      else if (word !== undefined) groupsOf.set(word, [...(groupsOf.get(word) ?? []), at])
    }
  })
  const longest = Math.max(0, ...[...groupsOf.keys()].map((word) => word.length))
  const members = groups.map((): Variant[] => [])
  vocabulary.words.forEach((word, id) => {
    for (const group of groupsWith(word)) members[group]?.push({ word: id, sure: weights.synonym, synonym: true })
  })
  for (const { words, group } of phrases) {
    for (const word of words) {
      const id = vocabulary.idOf.get(word)
      if (id !== undefined) members[group]?.push({ word: id, sure: weights.synonym / words.length, synonym: true })
    }
  }

  function groupsWith(word: string): number[] {
    for (let end = Math.min(word.length, longest); end > 0; end--) {
      const stem = word.slice(0, end)
      const found = groupsOf.get(stem)
      if (found && standsFor(stem, word)) return found
    }
    return []
  }

  let terms: Vocabulary | undefined
  /** The groups of a word, or of the one that it is a slip of. */
  function groupsNear(word: string): { groups: number[]; sure: number } {
    const groups = groupsWith(word)
    if (groups.length > 0) return { groups, sure: 1 }
    terms ??= createVocabulary([...groupsOf.keys()], new Map(), isDense)
    const best = surestOf(findVariants(word, terms))
    return { groups: (best.sure > weights.rewrite && groupsOf.get(terms.words[best.word]!)) || [], sure: best.sure }
  }

  return (asked) => {
    const found = new Map<string, Variant[]>()
    const add = (word: string, group: number, sure = 1) =>
      found.set(word, [
        ...(found.get(word) ?? []),
        ...(members[group] ?? []).map((one) => ({ ...one, sure: one.sure * sure })),
      ])
    for (const word of asked) {
      const { groups, sure } = vocabulary.idOf.has(word) ? { groups: groupsWith(word), sure: 1 } : groupsNear(word)
      for (const group of groups) add(word, group, sure)
    }
    for (const { words, group } of phrases) {
      if (words.every((word) => asked.has(word))) for (const word of words) add(word, group)
    }
    return found
  }
}

/** The words of one of a group. Single letters of a script without spaces say too little where there are pairs. */
export function wordsOf(term: string): string[] {
  const words = splitWords(term)
  const pairs = words.filter((word) => word.length > 1 || !isDense(word))
  return pairs.length > 0 ? pairs : words
}
