/** Three values: `null` is unknown. Unknown stays unknown under negation, and an unknown condition never fires. */
export type Truth = boolean | null

/**
 * Goes through a list until one decides it. Asks no further than it must, and makes no list in between: this runs
 * thousands of times in a decision.
 */
const until =
  (end: boolean) =>
  <One>(list: readonly One[], turn: (one: One) => Truth): Truth => {
    let truth: Truth = !end
    for (const one of list) {
      const value = turn(one)
      if (value === end) return end
      if (value === null) truth = null
    }
    return truth
  }

/** True if one is true for any, else unknown if it is for any, else false. */
export const some = until(true)

/** False if one is false for any, else unknown if it is for any, else true. */
export const all = until(false)

export const negate = (value: Truth): Truth => (value === null ? null : !value)
