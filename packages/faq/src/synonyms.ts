import type { Variant } from './correct.ts'
import type { Vocabulary } from './vocabulary.ts'
import { weights } from './weights.ts'
import { splitWords } from './words.ts'

/** For each word of a query, the words of the articles that the owner says mean the same. */
export type FindSynonyms = (asked: ReadonlySet<string>) => Map<string, Variant[]>

/** Owner's groups, such as `['refund', 'money back']`; one of several words counts where the query has all of them. */
export function createSynonyms(groups: readonly (readonly string[])[], vocabulary: Vocabulary): FindSynonyms {
  const known = groups.map((group) => group.map(splitWords).filter((words) => words.length > 0))
  return (asked) => {
    const found = new Map<string, Variant[]>()
    for (const group of known) {
      for (const said of group.filter((words) => words.every((word) => asked.has(word)))) {
        const others = group.filter((words) => words !== said).flatMap((words) => variantsOf(words, vocabulary))
        for (const word of said) found.set(word, [...(found.get(word) ?? []), ...others])
      }
    }
    return found
  }
}

const variantsOf = (words: readonly string[], vocabulary: Vocabulary): Variant[] =>
  words.flatMap((word) => {
    const id = vocabulary.idOf.get(word)
    return id === undefined ? [] : [{ word: id, sure: weights.synonym / words.length }]
  })
