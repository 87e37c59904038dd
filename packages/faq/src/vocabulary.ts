import { indexKeys } from './inverted.ts'

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
  const pairs = indexKeys(words.length, (id) => (skip(words[id]!) ? [] : pairsOf(words[id]!)))
  const shared = new Uint8Array(words.length)

  function neighbours(word: string, count: number): number[] {
    const touched: number[] = []
    const own = pairsOf(word)
    for (const pair of own) {
      pairs.holders(pairs.idOf.get(pair) ?? -1, (id, times) => {
        if (shared[id] === 0) touched.push(id)
        shared[id]! += times
      })
    }
    const least = Math.max(2, own.length * 0.35)
    const best: [id: number, dice: number][] = []
    for (const id of touched) {
      const common = shared[id] ?? 0
      shared[id] = 0
      if (common >= least) best.push([id, (2 * common) / (own.length + (words[id] ?? '').length + 1)])
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
