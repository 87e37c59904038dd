import { type InboxView, inboxViews, isInView } from '@deskbell/protocol'
import type { StatusCount } from '../store/conversations.ts'

/** How many conversations each view holds for this agent, from the counts per status, agent and sleep. */
export function decideCounts(rows: readonly StatusCount[], agent: string): Record<InboxView, number> {
  const sum = (view: InboxView) =>
    rows
      .filter((row) => isInView(view, { ...row, snoozed: row.snoozed > 0 }, agent))
      .reduce((total, { count }) => total + count, 0)
  return Object.fromEntries(inboxViews.map((view) => [view, sum(view)])) as Record<InboxView, number>
}
