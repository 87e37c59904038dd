import type { InboxView } from '@deskbell/protocol'
import type { StatusCount } from '../store/conversations.ts'

/** How many conversations each view holds for this agent, from the counts per status and agent. */
export function decideCounts(rows: readonly StatusCount[], agent: string): Record<InboxView, number> {
  const sum = (wanted: (row: StatusCount) => boolean) =>
    rows.filter(wanted).reduce((total, { count }) => total + count, 0)
  return {
    inbox: sum(({ status }) => status === 'waiting' || status === 'open'),
    mine: sum((row) => row.status === 'open' && row.agent === agent),
    waiting: sum(({ status }) => status === 'waiting'),
    unassigned: sum((row) => row.agent === null && (row.status === 'waiting' || row.status === 'assistant')),
    solved: sum(({ status }) => status === 'solved'),
  }
}
