export interface Limiter {
  /** Asks whether one more is allowed, and counts it: 0, or the milliseconds to wait. */
  take(key: string): number
  /** The same without counting. */
  wait(key: string): number
}

/**
 * A token bucket per key: `count` at once, refilled evenly over `perMs`. Whoever was not heard of for that long has a
 * full one, and is forgotten with all others of her generation at once, so that asking costs the same in any crowd.
 * @example createLimiter({ count: 10, perMs: 10_000 }, Date.now).take('visitor') // 0
 */
export function createLimiter({ count, perMs }: { count: number; perMs: number }, now: () => number): Limiter {
  type Buckets = Map<string, { left: number; at: number }>
  let young: Buckets = new Map()
  let old: Buckets = new Map()
  let turned = now()

  function turn(time: number): void {
    old = time - turned < 2 * perMs ? young : new Map()
    young = new Map()
    turned = time
  }

  /** The key's bucket, filled up to now. */
  function find(key: string, time: number) {
    const known = young.get(key)
    const bucket = known ?? old.get(key) ?? { left: count, at: time }
    if (!known) young.set(key, bucket)
    bucket.left = Math.min(count, bucket.left + (Math.max(0, time - bucket.at) * count) / perMs)
    bucket.at = time
    return bucket
  }

  function look(key: string, more: number): number {
    const time = now()
    if (time - turned >= perMs || time < turned) turn(time)
    const bucket = find(key, time)
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * perMs) / count)
    bucket.left -= more
    return 0
  }

  return { take: (key) => look(key, 1), wait: (key) => look(key, 0) }
}
