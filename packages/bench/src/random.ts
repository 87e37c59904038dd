/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export type Random = () => number

/** @example const random = createRandom(1); random() // the same at every run */
export function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of a list that is not empty. */
export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T
