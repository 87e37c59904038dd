/** Three values: `null` is unknown. Unknown stays unknown under negation, and an unknown condition never fires. */
export type Truth = boolean | null

/** True if any is true, else unknown if any is unknown, else false. Asks no further than it must. */
export function some(values: Iterable<Truth>): Truth {
  let truth: Truth = false
  for (const value of values) {
    if (value) return true
    if (value === null) truth = null
  }
  return truth
}

export const negate = (value: Truth): Truth => (value === null ? null : !value)

/** False if any is false, else unknown if any is unknown, else true. Asks no further than it must. */
export const all = (values: Iterable<Truth>): Truth => negate(some(each(values, negate)))

/** One after another, each only when it is asked for. */
export function* each<From, To>(list: Iterable<From>, turn: (one: From) => To): Iterable<To> {
  for (const one of list) yield turn(one)
}
