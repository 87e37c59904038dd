/** So many texts are kept; objects are as long as somebody has them. */
const most = 999

interface Kept<Key, Made> {
  has(key: Key): boolean
  get(key: Key): Made | undefined
  set(key: Key, made: Made): unknown
  size?: number
  clear?(): void
}

/**
 * Makes something of each key once. A key that was asked about must not change.
 *
 * @param kept a `Map` where keys are texts
 */
export const once =
  <Key, Made>(make: (key: Key) => Made, kept: Kept<Key, Made> = new WeakMap<WeakKey, Made>() as Kept<unknown, Made>) =>
  (key: Key): Made => {
    if (!kept.has(key)) {
      if (kept.size! > most) kept.clear!()
      kept.set(key, make(key))
    }
    return kept.get(key)!
  }
