import { keptOr } from '@deskbell/greetings/memory'
import { type Kept, load, save } from './kept.ts'

/** Which visit of this device it is, and how long ago the one before began. */
export interface Visits {
  visits: number
  daysSinceLastVisit: number | null
}

/**
 * Counts this visit once, where the device may remember: only what it keeps for greetings after the shopper's first act
 * grows by it. `null` where it may not.
 */
export function readVisits(siteKey: string, { session, since }: Kept, now: number): Visits | null {
  const key = `deskbell:${siteKey}:greetings`
  const device = load('localStorage', key) as Record<string, unknown> | null
  if (!device) return null
  if (device.session !== session) {
    const visits = keptOr(device.visits, 0) + 1
    Object.assign(device, { session, since, visits, before: device.since })
    save('localStorage', key, device)
  }
  const { visits, before } = device
  return {
    visits: keptOr(visits, 1),
    daysSinceLastVisit: before ? (now - Number(before)) / 86_400_000 : null,
  }
}
