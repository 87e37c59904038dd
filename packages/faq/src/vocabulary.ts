import { eachHolder, invert, noEntries } from './inverted.ts'

/** All words of the articles, with the pairs of letters in them, so that a mistyped word finds its neighbours. */
export interface Vocabulary {
  words: string[]
  idOf: ReadonlyMap<string, number>
  /** At most `count` words that share most pairs of letters with `word`, best first. */
  neighbours(word: string, count: number): number[]
  /** Words that begin with what was typed, each `sure` times the share of it that was typed. */
  startingWith(typed: string, sure: number): { word: number; sure: number }[]
}

/** Pairs of letters with both ends marked. @example pairsOf('ab') // ['^a', 'ab', 'b$'] */
export function pairsOf(word: string): string[] {
  const marked = `^${word}$`
  const pairs: string[] = []
  for (let i = 0; i + 1 < marked.length; i++) pairs.push(marked.slice(i, i + 2))
  return pairs
}

export function createVocabulary(
  words: string[],
  idOf: ReadonlyMap<string, number>,
  skip: (word: string) => boolean,
): Vocabulary {
  const pairIds = new Map<string, number>()
  const entries = noEntries()
  words.forEach((word, id) => {
    if (skip(word)) return
    for (const pair of pairsOf(word)) {
      const pairId = pairIds.get(pair) ?? pairIds.size
      if (pairId === pairIds.size) pairIds.set(pair, pairId)
      entries.keys.push(pairId)
      entries.docs.push(id)
    }
  })
  const index = invert(entries, pairIds.size)
  const shared = new Uint8Array(words.length)

  function neighbours(word: string, count: number): number[] {
    const touched: number[] = []
    const pairs = pairsOf(word)
    for (const pair of pairs) {
      eachHolder(index, pairIds.get(pair) ?? -1, (id) => {
        if (shared[id]!++ === 0) touched.push(id)
      })
    }
    const least = Math.max(2, pairs.length * 0.35)
    const best: [id: number, dice: number][] = []
    for (const id of touched) {
      const common = shared[id] ?? 0
      shared[id] = 0
      if (common >= least) best.push([id, (2 * common) / (pairs.length + (words[id] ?? '').length + 1)])
    }
    return best
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([id]) => id)
  }
  const startingWith = (typed: string, sure: number) =>
    words.flatMap((word, id) =>
      word.startsWith(typed) && word !== typed
        ? [{ word: id, sure: sure * Math.sqrt(typed.length / word.length) }]
        : [],
    )
  return { words, idOf, neighbours, startingWith }
}
