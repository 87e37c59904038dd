import type { Act } from './keyboard/decide-key.ts'

/** Where a key press meets the part of the screen that can do it. The newest part that offered an act does it. */
export interface Acts {
  offer(act: Act, run: () => void): () => void
  /** Whether something on screen can do it. */
  can(act: Act): boolean
  /** False when nothing on screen can do it. */
  do(act: Act): boolean
}

export function createActs(): Acts {
  const offers = new Map<Act, (() => void)[]>()
  return {
    offer(act, run) {
      offers.set(act, [...(offers.get(act) ?? []), run])
      return () =>
        offers.set(
          act,
          (offers.get(act) ?? []).filter((other) => other !== run),
        )
    },
    can: (act) => (offers.get(act)?.length ?? 0) > 0,
    do(act) {
      const run = offers.get(act)?.at(-1)
      run?.()
      return run !== undefined
    },
  }
}
