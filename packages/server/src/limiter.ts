/** Asks whether one more is allowed: 0, or the milliseconds to wait. */
export interface Limiter {
  take(key: string): number
}

const sweepAt = 10_000

/**
 * A token bucket per key: `count` at once, refilled evenly over `perMs`.
 * @example createLimiter({ count: 10, perMs: 10_000 }, Date.now).take('visitor') // 0
 */
export function createLimiter({ count, perMs }: { count: number; perMs: number }, now: () => number): Limiter {
  const buckets = new Map<string, { left: number; at: number }>()
  const refill = ({ left, at }: { left: number; at: number }, time: number) =>
    Math.min(count, left + (Math.max(0, time - at) * count) / perMs)

  function sweep(time: number): void {
    for (const [key, bucket] of buckets) if (refill(bucket, time) >= count) buckets.delete(key)
  }

  return {
    take(key) {
      const time = now()
      const known = buckets.get(key)
      const left = known ? refill(known, time) : count
      if (!known && buckets.size >= sweepAt) sweep(time)
      const allowed = left >= 1
      buckets.set(key, { left: allowed ? left - 1 : left, at: time })
      return allowed ? 0 : Math.ceil(((1 - left) * perMs) / count)
    },
  }
}
