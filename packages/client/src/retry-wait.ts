/**
 * Milliseconds before the next try: 1, 2, 4 … 30 s, spread evenly from nothing to that ("full jitter"), so that a
 * thousand devices cut off together do not come back together. `attempt` counts failed tries from 1.
 * @example retryWait(3, () => 0.5) // 2000
 */
export const retryWait = (attempt: number, random: () => number): number =>
  Math.round(random() * Math.min(30_000, 1000 * 2 ** (attempt - 1)))
