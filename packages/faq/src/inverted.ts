/** For each of many keys, the articles it stands in and how much it counts in each: all lists behind one another. */
export interface Inverted {
  /** Where the list of each key begins, and as the last where the last one ends. */
  starts: Uint32Array
  docs: Uint32Array
  counts: Float32Array
}

/** Key, article and count of each entry, in the order of articles. */
export interface Entries {
  keys: number[]
  docs: number[]
  counts: number[]
}

export const noEntries = (): Entries => ({ keys: [], docs: [], counts: [] })

/** Sorts entries by their key in one pass, so that no list of its own has to grow for each of many thousand keys. */
export function invert({ keys, docs, counts }: Entries, size: number): Inverted {
  const starts = new Uint32Array(size + 1)
  for (let i = 0; i < keys.length; i++) starts[keys[i]! + 1]!++
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!
  const next = starts.slice()
  const inverted = { starts, docs: new Uint32Array(keys.length), counts: new Float32Array(keys.length) }
  for (let i = 0; i < keys.length; i++) {
    const at = next[keys[i]!]!++
    inverted.docs[at] = docs[i]!
    inverted.counts[at] = counts[i] ?? 1
  }
  return inverted
}

/** How many articles have a key; none have an unknown one. */
export const holders = ({ starts }: Inverted, key: number): number => (starts[key + 1] ?? 0) - (starts[key] ?? 0)

/** Calls `use` for each article that has a key. */
export function eachHolder(
  { starts, docs, counts }: Inverted,
  key: number,
  use: (doc: number, count: number) => void,
): void {
  for (let at = starts[key] ?? 0; at < (starts[key + 1] ?? 0); at++) use(docs[at]!, counts[at]!)
}
