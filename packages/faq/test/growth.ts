const few = 1500
const times = 8
/** Below this a clock says nothing. */
const leastMs = 1

/** Least CPU time of three runs, so that what else the machine does weighs little. */
function cpuMs(run: () => unknown): number {
  const taken = [1, 2, 3].map(() => {
    const started = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  })
  return Math.max(leastMs, Math.min(...taken))
}

/**
 * How much longer eight times as much takes: about 8 where time grows as the text does, 64 where it grows as its square.
 * @example expect(growth((count) => parse('* '.repeat(count)))).toBeLessThan(slow)
 */
export const growth = (run: (count: number) => unknown): number => {
  const small = cpuMs(() => run(few))
  return cpuMs(() => run(few * times)) / small
}

/** Between the two, with room for a busy machine. */
export const slow = 24
