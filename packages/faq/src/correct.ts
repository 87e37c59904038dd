import Fuse from 'fuse.js/basic'
import type { Vocabulary } from './vocabulary.ts'
import { pairsOf } from './vocabulary.ts'
import { weights } from './weights.ts'

/** A word of the articles that a word of the query may stand for, and how surely (0 to 1). */
export interface Variant {
  word: number
  sure: number
  /** Another word, not another spelling. */
  synonym?: true
}

const options = { threshold: 0.45, ignoreLocation: true }

/** Words of the articles that `word` may stand for: another ending, another form, a slip of the keyboard. */
export function findVariants(word: string, vocabulary: Vocabulary): Variant[] {
  if (word.length < 3 || word.length > 32 || /\d/.test(word)) return []
  return vocabulary.neighbours(word, weights.shortlist).flatMap((id) => {
    const other = vocabulary.words[id] ?? ''
    const { isMatch, score } = Fuse.match(word, other, options)
    const alike = isMatch ? similarity(word, other, score) : 0
    return other === word || alike < weights.similar ? [] : [{ word: id, sure: alike ** weights.correction }]
  })
}

/** Slips cost by Fuse's count; what one word has over the other costs by its length. */
function similarity(word: string, other: string, score: number): number {
  const pairs = new Set(pairsOf(other))
  const common = pairsOf(word).filter((pair) => pairs.has(pair)).length
  const dice = (2 * common) / (word.length + other.length + 2)
  const lengths = Math.min(word.length, other.length) / Math.max(word.length, other.length)
  return Math.max(dice, (1 - score) * lengths)
}

export const surestOf = (variants: readonly Variant[]): Variant =>
  variants.reduce((best, one) => (one.sure >= best.sure ? one : best), { word: -1, sure: 0 })
