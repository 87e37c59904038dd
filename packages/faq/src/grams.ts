import { isDense } from './words.ts'

/** Groups of three letters of neighbouring words, in which spaces count: they see compounds and missing spaces. */
export function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>()
  let line = ' '
  for (const word of words) {
    if (isDense(word)) grams.add(word)
    else line += `${word} `
  }
  for (let i = 0; i + 3 <= line.length; i++) grams.add(line.slice(i, i + 3))
  return grams
}

export interface GramIndex {
  /** Cosine of the rarity-weighted letter groups of query and each question, 0 to 1. */
  score(words: readonly string[]): Float32Array
}

export function createGrams(questions: readonly string[][]): GramIndex {
  const holders = new Map<string, number[]>()
  const sets = questions.map(gramsOf)
  sets.forEach((grams, doc) => {
    for (const gram of grams) {
      const list = holders.get(gram)
      if (list) list.push(doc)
      else holders.set(gram, [doc])
    }
  })
  const size = questions.length
  const rarity = (gram: string) => {
    const n = holders.get(gram)?.length ?? 0
    return Math.log(1 + (size - n + 0.5) / (n + 0.5)) ** 2
  }
  const norms = sets.map((grams) => {
    let sum = 0
    for (const gram of grams) sum += rarity(gram)
    return Math.sqrt(sum)
  })

  function score(words: readonly string[]): Float32Array {
    const scores = new Float32Array(size)
    let norm = 0
    for (const gram of gramsOf(words)) {
      const weight = rarity(gram)
      norm += weight
      for (const doc of holders.get(gram) ?? []) scores[doc] = (scores[doc] ?? 0) + weight
    }
    const length = Math.sqrt(norm)
    for (let doc = 0; doc < size; doc++) scores[doc] = (scores[doc] ?? 0) / (length * (norms[doc] ?? 1) || 1)
    return scores
  }
  return { score }
}
