/** Three values: `null` is unknown. Unknown stays unknown under negation, and an unknown condition never fires. */
export type Truth = boolean | null

/** False if any is false, else unknown if any is unknown, else true. */
export function all(values: readonly Truth[]): Truth {
  return values.includes(false) ? false : values.includes(null) ? null : true
}

/** True if any is true, else unknown if any is unknown, else false. */
export function some(values: readonly Truth[]): Truth {
  return values.includes(true) ? true : values.includes(null) ? null : false
}

export function negate(value: Truth): Truth {
  return value === null ? null : !value
}
