/** Three values: `null` is unknown. Unknown stays unknown under negation, and an unknown condition never fires. */
export type Truth = boolean | null

/** True if any is true, else unknown if any is unknown, else false. */
export const some = (values: readonly Truth[]): Truth => values.includes(true) || (values.includes(null) ? null : false)

export const negate = (value: Truth): Truth => (value === null ? null : !value)

/** False if any is false, else unknown if any is unknown, else true. */
export const all = (values: readonly Truth[]): Truth => negate(some(values.map(negate)))
