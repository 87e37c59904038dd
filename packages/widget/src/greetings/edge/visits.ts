import { type Kept, load, save } from './kept.ts'

/** Which visit of this device it is, and when the one before began, ms since 1970. */
export interface Visits {
  visits: number
  before: number | null
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/**
 * Counts this visit once, where the device may remember: only what it keeps for greetings after the shopper's first act
 * grows by it. `null` where it may not.
 */
export function readVisits(siteKey: string, { session, since }: Kept): Visits | null {
  const key = `deskbell:${siteKey}:greetings`
  const device = load('localStorage', key) as Record<string, unknown> | null
  if (!device) return null
  if (device.session === session) return { visits: numberOf(device.visits) ?? 1, before: numberOf(device.before) }
  const visits = (numberOf(device.visits) ?? 0) + 1
  const before = numberOf(device.since)
  save('localStorage', key, { ...device, session, since, visits, before })
  return { visits, before }
}
