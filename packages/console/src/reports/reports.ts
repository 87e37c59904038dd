import type { AgentClient, Clock } from '@deskbell/client'
import type { Report } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Period, Route } from '../route.ts'
import { startOfDay } from '../text/dates.ts'

/** The figures of the chosen period, read anew whenever they may have changed. */
export interface Reports {
  readonly report: ReadonlySignal<Report | null>
  /** The same number of days before; `null` while it is not known. */
  readonly before: ReadonlySignal<Report | null>
  readonly failed: ReadonlySignal<boolean>
  retry(): void
  start(): () => void
}

const day = 86_400_000
/** Several changes at once are one reading. */
const settleMs = 300

/**
 * The period's limits: whole days of the agent's own calendar, today included. The end lies a day ahead, so that a
 * server whose clock is ahead of this one has no answers outside.
 */
export const limitsOf = (days: Period, now: number): { from: number; to: number } => ({
  from: startOfDay(now, days - 1),
  to: now + day,
})

/** The days before the period, as many; they end where the period begins. */
export const limitsBefore = (days: Period, now: number): { from: number; to: number } => ({
  from: startOfDay(now, 2 * days - 1),
  to: startOfDay(now, days - 1),
})

export function createReports(client: AgentClient, clock: Clock, route: ReadonlySignal<Route>): Reports {
  const report = signal<Report | null>(null)
  const before = signal<Report | null>(null)
  const failed = signal(false)
  const attempt = signal(0)
  let shown: Period | null = null
  let newest = 0

  async function read(days: Period): Promise<void> {
    const mine = ++newest
    const { from, to } = limitsOf(days, clock.now())
    const answer = await client.report(from, to).catch(() => null)
    // The newest question wins: a slow answer for another period is thrown away.
    if (mine !== newest) return
    failed.value = !answer?.ok
    if (answer?.ok) report.value = answer.report
  }

  /** Read once for a period: what lies before it hardly changes. Without it there is nothing to compare with. */
  async function readBefore(days: Period): Promise<void> {
    const { from, to } = limitsBefore(days, clock.now())
    const answer = await client.report(from, to).catch(() => null)
    if (shown === days) before.value = answer?.ok ? answer.report : null
  }

  return {
    report,
    before,
    failed,
    retry: () => attempt.value++,
    start: () =>
      effect(() => {
        const to = route.value
        void client.reportVersion.value
        void attempt.value
        if (to.screen !== 'reports' || client.connection.value !== 'online') return undefined
        if (shown === to.days) return clock.after(settleMs, () => void read(to.days))
        shown = to.days
        newest++
        report.value = null
        before.value = null
        void read(to.days)
        void readBefore(to.days)
        return undefined
      }),
  }
}
