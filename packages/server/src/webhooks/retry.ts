const minute = 60_000
/** After each failed try the next one waits so long: eight tries within a day. */
const waits = [0.5, 2, 10, 30, 120, 360, 900].map((minutes) => minutes * minute)

/** Milliseconds until the next try, a little spread out; `null` when it was the last. */
export function nextWait(tries: number, random: () => number): number | null {
  const wait = waits[tries - 1]
  return wait === undefined ? null : Math.round(wait * (1 + random() * 0.1))
}
