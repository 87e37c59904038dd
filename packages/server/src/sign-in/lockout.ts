/** Slows down whoever fails again and again, by any of several keys. */
export interface Lockout {
  /** 0, or the milliseconds to wait, the longest of the keys. */
  wait(keys: readonly string[]): number
  failed(keys: readonly string[]): void
  succeeded(keys: readonly string[]): void
}

export interface LockoutOptions {
  /** Failures that cost nothing, by the first word of a key. */
  free: Readonly<Record<string, number>>
  /** The first wait; each further failure doubles it. Failures are forgotten as long after the last one. */
  perMs: number
  maxMs: number
}

const sweepAt = 10_000

/** @example createLockout({ free: { account: 5 }, perMs: 900_000, maxMs: 86_400_000 }, Date.now) */
export function createLockout({ free, perMs, maxMs }: LockoutOptions, now: () => number): Lockout {
  const failures = new Map<string, { count: number; at: number; until: number }>()
  const known = (key: string) => {
    const row = failures.get(key)
    return row && now() < Math.max(row.until, row.at) + perMs ? row : undefined
  }
  return {
    wait: (keys) => Math.max(0, ...keys.map((key) => (known(key)?.until ?? 0) - now())),
    failed(keys) {
      for (const key of keys) {
        const count = (known(key)?.count ?? 0) + 1
        const over = count - (free[key.split(' ')[0] ?? ''] ?? 0)
        const ms = over < 0 ? 0 : Math.min(maxMs, perMs * 2 ** Math.min(over, 20))
        failures.set(key, { count, at: now(), until: now() + ms })
      }
      if (failures.size > sweepAt) for (const key of failures.keys()) if (!known(key)) failures.delete(key)
    },
    succeeded(keys) {
      for (const key of keys) failures.delete(key)
    },
  }
}
