import { indexKeys } from './inverted.ts'
import { isDense } from './words.ts'

/** Groups of three letters of neighbouring words, in which spaces count: they see compounds and missing spaces. */
export function gramsOf(words: readonly string[]): string[] {
  const grams: string[] = []
  let line = ' '
  for (const word of words) {
    if (isDense(word)) grams.push(word)
    else line += `${word} `
  }
  for (let i = 0; i + 3 <= line.length; i++) grams.push(line.slice(i, i + 3))
  return grams
}

export interface GramIndex {
  /** Cosine of the rarity-weighted letter groups of query and each question, 0 to 1. */
  score(words: readonly string[]): Float32Array
}

export function createGrams(questions: readonly string[][]): GramIndex {
  const size = questions.length
  const { idOf, holders } = indexKeys(size, (doc) => gramsOf(questions[doc]!))
  const rarity = (gram: number) => {
    const n = holders(gram)
    return Math.log(1 + (size - n + 0.5) / (n + 0.5)) ** 2
  }
  const norms = new Float64Array(size)
  for (let gram = 0; gram < idOf.size; gram++) {
    const weight = rarity(gram)
    holders(gram, (doc) => {
      norms[doc]! += weight
    })
  }

  function score(words: readonly string[]): Float32Array {
    const scores = new Float32Array(size)
    let norm = 0
    for (const gram of new Set(gramsOf(words))) {
      const id = idOf.get(gram) ?? -1
      const weight = rarity(id)
      norm += weight
      holders(id, (doc) => {
        scores[doc]! += weight
      })
    }
    for (let doc = 0; doc < size; doc++) scores[doc]! /= Math.sqrt(norm * norms[doc]!) || 1
    return scores
  }
  return { score }
}
