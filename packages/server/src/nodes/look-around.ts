import type { Clock } from '../deps.ts'
import type { Here } from '../edge/here.ts'
import type { LocalPublish } from '../edge/publish.ts'
import { endSessions } from '../sign-in/end-sessions.ts'
import {
  conversationsById,
  conversationsOf,
  conversationsSince,
  type NamedConversation,
} from '../store/conversations.ts'
import type { Database } from '../store/sql.ts'
import { presentVisitors } from '../store/visitors.ts'
import type { Feed } from './feed.ts'
import type { KnownConversations } from './news.ts'

/** How far behind the last look an inbox is looked at: clocks of two nodes may differ by so much, milliseconds. */
const windowMs = 60_000

export interface LookOptions {
  db: Pick<Database, 'read'>
  clock: Pick<Clock, 'now'>
  here: Here
  feed: Feed
  known: KnownConversations
  publish: LocalPublish
  /** Visitors whose logs were read up to when they were followed: what is unknown of them is newer. */
  isFollowed(visitor: string): boolean
}

/**
 * Looks at the database for all that people connected here may see, and tells them what they were not told. With this,
 * hints between nodes may be lost, all of them and for any time.
 */
export function createLookAround({ db, clock, here, feed, known, publish, isFollowed }: LookOptions) {
  let lastLook = clock.now()

  /** What agents did not hear of here is new to them: it may have happened after they read their lists. */
  function tell(row: NamedConversation, sites: readonly string[]): void {
    const isNew = sites.includes(row.site) || isFollowed(row.visitor)
    const { moved, changed, sides } = known.compare(row, isNew)
    if (changed) publish.conversation(row, moved)
    if (sides.includes('visitor')) {
      publish.receipt(row, 'visitor', { delivered: row.visitor_delivered, read: row.visitor_read })
    }
    if (sides.includes('agent')) publish.receipt(row, 'agent', { delivered: row.agent_delivered, read: row.agent_read })
  }

  /** What somebody here follows closely: its log, too. */
  async function lookAtFollowed(): Promise<NamedConversation[]> {
    const visitors = here.visitors().filter(isFollowed)
    const own = await conversationsOf(db.read, visitors)
    for (const row of own) feed.compare(row)
    const opened = await conversationsById(db.read, here.conversations())
    for (const row of opened) feed.compare(row)
    return [...own, ...opened]
  }

  /** The agents' list: what happened lately on their sites. */
  async function lookAtInboxes(sites: readonly string[], since: number): Promise<NamedConversation[]> {
    const rows: NamedConversation[] = []
    for (const site of sites) rows.push(...(await conversationsSince(db.read, site, since)))
    return rows
  }

  /** Visitors who were erased elsewhere: here, nothing reads or writes for them any more. */
  async function lookAtVisitors(): Promise<void> {
    const visitors = here.visitors()
    const there = new Set(await presentVisitors(db.read, visitors))
    for (const id of visitors) if (!there.has(id)) publish.ended(id)
  }

  return async function lookAround(): Promise<void> {
    const now = clock.now()
    const sites = here.agentSites()
    const rows = new Map<string, NamedConversation>()
    for (const row of [
      ...(await lookAtFollowed()),
      ...(await lookAtInboxes(sites, Math.min(now, lastLook) - windowMs)),
    ])
      rows.set(row.id, row)
    for (const row of rows.values()) tell(row, sites)
    lastLook = now
    known.keepOnly(new Set(rows.keys()))
    feed.prune()
    for (const site of here.sites()) await publish.refresh(site)
    await endSessions({ db, clock, publish }, here.sessions())
    await lookAtVisitors()
  }
}
