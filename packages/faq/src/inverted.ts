/** Calls `use` for each article that has a key, and says how many have it: none where the key is unknown. */
export type Holders = (key: number, use?: (doc: number, count: number) => void) => number

/**
 * Sorts entries by their key in one pass, so that no list of its own has to grow for each of many thousand keys.
 * @param entries key, article and count of each, behind one another, in the order of articles
 */
export function invert(entries: readonly number[], size: number): Holders {
  const starts = new Uint32Array(size + 1)
  for (let i = 0; i < entries.length; i += 3) starts[entries[i]! + 1]!++
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!
  const next = starts.slice()
  const docs = new Uint32Array(entries.length / 3)
  const counts = new Float32Array(docs.length)
  for (let i = 0; i < entries.length; i += 3) {
    const at = next[entries[i]!]!++
    docs[at] = entries[i + 1]!
    counts[at] = entries[i + 2]!
  }
  return (key, use) => {
    const end = starts[key + 1]!
    if (use) for (let at = starts[key]!; at < end; at++) use(docs[at]!, counts[at]!)
    return end - starts[key]! || 0
  }
}

/** The keys of so many texts; the one that is asked for by what it says. */
export function indexKeys(
  size: number,
  keysOf: (doc: number) => Iterable<string>,
): { idOf: Map<string, number>; holders: Holders } {
  const idOf = new Map<string, number>()
  const entries: number[] = []
  for (let doc = 0; doc < size; doc++) for (const key of keysOf(doc)) entries.push(numberOf(key, idOf), doc, 1)
  return { idOf, holders: invert(entries, idOf.size) }
}

/** The number of a key; a new one gets the next. */
export function numberOf(key: string, idOf: Map<string, number>): number {
  const known = idOf.get(key)
  if (known !== undefined) return known
  idOf.set(key, idOf.size)
  return idOf.size - 1
}
