import type { Availability } from '@deskbell/protocol'
import { decideWaitMinutes } from '../conversations/queue.ts'
import type { Deps } from '../deps.ts'
import { isOpen, opensAt } from '../hours/hours.ts'
import { recentFirstReplies } from '../store/conversations.ts'

type Source = Pick<Deps, 'db' | 'presence' | 'sites' | 'clock'>

/** How long a reply time is told before it is computed anew, and how far back it looks, milliseconds. */
const freshMs = 60_000
const weekMs = 7 * 24 * 3600_000

interface Known {
  at: number
  minutes: number | null
}
const known = new WeakMap<Deps['sites'], Map<string, Known>>()

/** Minutes that people lately waited for an agent's first words; computed at most once a minute. */
async function replyMinutesOf({ db, sites, clock }: Source, site: string): Promise<number | null> {
  const bySite = known.get(sites) ?? new Map<string, Known>()
  known.set(sites, bySite)
  const now = clock.now()
  const before = bySite.get(site)
  if (before && now - before.at < freshMs) return before.minutes
  const minutes = decideWaitMinutes(await recentFirstReplies(db.read, site, now - weekMs))
  bySite.set(site, { at: now, minutes })
  return minutes
}

/** Whether somebody can answer at the site now, and how soon. Without business hours it is always open. */
export async function readAvailability(source: Source, site: string): Promise<Availability> {
  const desk = source.sites.get(site)?.desk
  const now = source.clock.now()
  return {
    online: await source.presence.agents(site),
    open: isOpen(desk?.hours, now),
    opensAt: opensAt(desk?.hours, now),
    replyMinutes: await replyMinutesOf(source, site),
    formAfterMs: desk?.formAfterSeconds === undefined ? null : desk.formAfterSeconds * 1000,
  }
}
