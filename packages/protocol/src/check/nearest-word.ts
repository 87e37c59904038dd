/**
 * The known word a mistyped one most likely meant, or `undefined` where none is near: Levenshtein distance of at most
 * a third of the longer word, or one is the other's beginning.
 * @example nearestWord('titel', ['title', 'tags']) // 'title'
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const slips = distance(word.toLowerCase(), candidate.toLowerCase())
    if (slips < least && (isStart(word, candidate) || slips <= Math.max(2, longer(word, candidate) / 3))) {
      best = candidate
      least = slips
    }
  }
  return best
}

const longer = (one: string, other: string): number => Math.max(one.length, other.length)

const isStart = (one: string, other: string): boolean => {
  const shared = Math.min(one.length, other.length)
  return shared >= 4 && one.slice(0, shared).toLowerCase() === other.slice(0, shared).toLowerCase()
}

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** @example didYouMean('titel', ['title']) // ', did you mean "title"?' */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known)
  return near === undefined ? '' : `, did you mean "${near}"?`
}
