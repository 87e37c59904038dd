/** Calls `use` for each article that has a key, and says how many have it: none where the key is unknown. */
export type Holders = (key: number, use?: (doc: number, count: number) => void) => number

/** Keys of one part of an article, as often as they stand there, and what each time counts. */
export interface Part {
  keys: readonly number[]
  counts: number
}

/**
 * Lists for each key the articles that have it. Places are counted first, so that no list has to grow for each of many
 * thousand keys. With `saturation`, a key's count is 0 to 1: what is said ten times does not say ten times as much.
 */
export function invert(docs: readonly (readonly Part[])[], size: number, saturation = 0): Holders {
  const starts = new Uint32Array(size + 1)
  const each = (use: (key: number, doc: number, counts: number) => void) =>
    docs.forEach((parts, doc) => {
      for (const { keys, counts } of parts) for (const key of keys) use(key, doc, counts)
    })
  each((key) => starts[key + 1]!++)
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!
  const ends = starts.slice()
  const holders = new Uint32Array(starts[size]!)
  const sums = new Float32Array(holders.length)
  each((key, doc, counts) => {
    const last = ends[key]! - 1
    const again = last >= starts[key]! && holders[last] === doc
    const at = again ? last : ends[key]!++
    holders[at] = doc
    sums[at]! += counts
  })
  const counts = saturation ? sums.map((sum) => sum / (saturation + sum)) : sums
  return (key, use) => {
    const end = ends[key]!
    if (use) for (let at = starts[key]!; at < end; at++) use(holders[at]!, counts[at]!)
    return end - starts[key]! || 0
  }
}

/** The keys of so many texts; the one that is asked for by what it says. */
export function indexKeys(
  size: number,
  keysOf: (doc: number) => readonly string[],
): { idOf: Map<string, number>; holders: Holders } {
  const idOf = new Map<string, number>()
  const docs = Array.from({ length: size }, (_, doc) => [
    { keys: keysOf(doc).map((key) => numberOf(key, idOf)), counts: 1 },
  ])
  return { idOf, holders: invert(docs, idOf.size) }
}

/** The number of a key; a new one gets the next. */
export function numberOf(key: string, idOf: Map<string, number>): number {
  const known = idOf.get(key)
  if (known !== undefined) return known
  idOf.set(key, idOf.size)
  return idOf.size - 1
}
