import { type InboxView, inboxViews, isInView } from '@deskbell/protocol'
import { countMentions, countStatuses, type MentionCount, type StatusCount } from '../store/conversations.ts'
import type { Sql } from '../store/sql.ts'

/** How many conversations of a site there are of each kind. */
export interface Counted {
  statuses: readonly StatusCount[]
  mentions: readonly MentionCount[]
}

export const countSite = async (sql: Sql, site: string): Promise<Counted> => ({
  statuses: await countStatuses(sql, site),
  mentions: await countMentions(sql, site),
})

/** How many conversations each view holds for this agent. */
export function decideCounts({ statuses, mentions }: Counted, agent: string): Record<InboxView, number> {
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)
  const ofView = (view: InboxView) =>
    view === 'mentions'
      ? mentions.filter(({ agents }) => agents.includes(agent))
      : statuses.filter((row) => isInView(view, { ...row, snoozed: row.snoozed > 0, mentioned: [] }, agent))
  return Object.fromEntries(inboxViews.map((view) => [view, sum(ofView(view))])) as Record<InboxView, number>
}
