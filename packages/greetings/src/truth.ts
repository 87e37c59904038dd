/** Three values: `null` is unknown. Unknown stays unknown under negation, and an unknown condition never fires. */
export type Truth = boolean | null

/**
 * True if one is true for any, else unknown if it is for any, else false. Asks no further than it must, and makes no
 * list in between: this runs thousands of times in a decision.
 */
export function some<One>(list: readonly One[], turn: (one: One) => Truth): Truth {
  let truth: Truth = false
  for (const one of list) {
    const value = turn(one)
    if (value) return true
    if (value === null) truth = null
  }
  return truth
}

export const negate = (value: Truth): Truth => (value === null ? null : !value)

/** False if one is false for any, else unknown if it is for any, else true. Asks no further than it must. */
export const all = <One>(list: readonly One[], turn: (one: One) => Truth): Truth =>
  negate(some(list, (one) => negate(turn(one))))
