import type { Postings } from './postings.ts'
import type { Asked, Worth } from './read-query.ts'

/** For each article, how much of what the query says it says too, 0 to 1. Words of the same meaning count in questions only. */
export function shareSaid(postings: Postings, size: number, asked: readonly Asked[]): Float32Array {
  const said = new Float32Array(size)
  const most = asked.reduce((sum, { weight }) => sum + weight, 0) || 1
  for (const { weight, variants } of asked) {
    const best = new Map<number, number>()
    for (const { word, sure, synonym } of variants) {
      const places = synonym ? postings.questions : postings.anywhere
      places(word, (doc, count) => {
        const value = sure * count
        if (value > (best.get(doc) ?? 0)) best.set(doc, value)
      })
    }
    for (const [doc, value] of best) said[doc] = (said[doc] ?? 0) + (weight / most) * value
  }
  return said
}

/** For an article, how much of its question the query asks: the share of its words, weighed by rarity, 0 to 1. */
export function shareCovered(postings: Postings, worth: Worth, asked: readonly Asked[]): (doc: number) => number {
  const sureOf = new Map<number, number>()
  for (const { variants } of asked) {
    for (const { word, sure } of variants) if (sure > (sureOf.get(word) ?? 0)) sureOf.set(word, sure)
  }
  return (doc) => {
    let got = 0
    let most = 0
    for (const word of new Set(postings.asked[doc])) {
      const id = postings.idOf.get(word) ?? -1
      const weight = worth.rarity(postings.anywhere(id)) * worth.of(word)
      most += weight
      got += weight * (sureOf.get(id) ?? 0)
    }
    return got / (most || 1)
  }
}
