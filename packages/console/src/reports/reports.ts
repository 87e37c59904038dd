import type { AgentClient, Clock } from '@deskbell/client'
import type { ConversationSummary, FollowUpState, LowScore, Report, ReportBehind } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import { formatRoute, type Route } from '../route.ts'
import { type Limits, limitsBefore, limitsOf, type ReportPlace } from './place.ts'

/** The conversations behind a number, as far as they are known. */
export interface Behind {
  title: string
  /** `null` while they are read. */
  found: { count: number; conversations: readonly ConversationSummary[] } | null
  failed: boolean
}

/** The figures of the chosen period, read anew whenever they may have changed. */
export interface Reports {
  readonly report: ReadonlySignal<Report | null>
  /** The same number of days before; `null` while it is not known. */
  readonly before: ReadonlySignal<Report | null>
  readonly failed: ReadonlySignal<boolean>
  /** What the dialog of conversations shows. */
  readonly behind: ReadonlySignal<Behind | null>
  /** Reads which conversations a number counts. */
  show(title: string, behind: ReportBehind): void
  /** Notes how far the team got with a low score. False where it could not be kept. */
  follow(score: LowScore, state: FollowUpState): Promise<boolean>
  retry(): void
  start(): () => void
}

/** Several changes at once are one reading. */
const settleMs = 300

export interface ReportDeps {
  client: AgentClient
  clock: Clock
  route: ReadonlySignal<Route>
  /** The reader's time zone. */
  zone: string
}

export function createReports({ client, clock, route, zone }: ReportDeps): Reports {
  const report = signal<Report | null>(null)
  const before = signal<Report | null>(null)
  const failed = signal(false)
  const behind = signal<Behind | null>(null)
  const attempt = signal(0)
  let shown: string | null = null
  let newest = 0
  let asked = 0

  const ask = async ({ from, to }: Limits, { filter = {} }: ReportPlace): Promise<Report | null> => {
    const answer = await client.ask('report:read', { from, to, zone, filter }).catch(() => null)
    return answer?.ok ? answer.report : null
  }

  async function read(place: ReportPlace): Promise<void> {
    const mine = ++newest
    const found = await ask(limitsOf(place, clock.now()), place)
    // The newest question wins: a slow answer for another period is thrown away.
    if (mine !== newest) return
    failed.value = found === null
    if (found) report.value = found
  }

  /** Read once for a period: what lies before it hardly changes. Without it there is nothing to compare with. */
  async function readBefore(place: ReportPlace, key: string): Promise<void> {
    const found = await ask(limitsBefore(place, clock.now()), place)
    if (shown === key) before.value = found
  }

  return {
    report,
    before,
    failed,
    behind,
    async show(title, what) {
      const mine = ++asked
      const place = route.peek()
      if (place.screen !== 'reports') return
      behind.value = { title, found: null, failed: false }
      const { from, to } = limitsOf(place, clock.now())
      const answer = await client.ask('report:list', { from, to, filter: place.filter ?? {}, behind: what })
      if (mine !== asked) return
      behind.value = { title, found: answer.ok ? answer : null, failed: !answer.ok }
    },
    async follow({ visitor, answer }, state) {
      const { ok } = await client.ask('followup:set', { visitor, answer, state })
      if (ok) attempt.value++
      return ok
    },
    retry: () => attempt.value++,
    start: () =>
      effect(() => {
        const to = route.value
        void client.reportVersion.value
        void attempt.value
        if (to.screen !== 'reports' || client.connection.value !== 'online') return undefined
        const key = formatRoute(to)
        if (shown === key) return clock.after(settleMs, () => void read(to))
        shown = key
        newest++
        untracked(() => {
          report.value = null
          before.value = null
        })
        void read(to)
        void readBefore(to, key)
        return undefined
      }),
  }
}
