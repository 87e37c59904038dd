/** The next place in a list of `length`, stopping at both ends; from nowhere, the first one. */
export const nextIndex = (at: number, step: 1 | -1, length: number): number =>
  at < 0 ? 0 : Math.max(0, Math.min(length - 1, at + step))
