import { mean, percent, round } from './statistics.ts'

/** First-contact resolution as contact centres count it: gross `100·resolved/all`; net leaves out of `all` what could not be resolved at first contact. */
export const fcr = (input: { conversations: number; resolvedFirstContact: number; notResolvableAtFirst: number }) => ({
  grossPct: percent(input.resolvedFirstContact, input.conversations),
  netPct: percent(input.resolvedFirstContact, input.conversations - input.notResolvableAtFirst),
})

export interface ContactEvent {
  visitor: string
  topic: string
  /** Seconds. */
  openedAt: number
  resolvedAt: number | null
  reopenedAt?: number | null
  reopened?: boolean
}

/**
 * First-contact resolution from events: resolved, not reopened, and the same visitor opened none on the same topic within
 * the window. Follow-ups inside a window are not eligible themselves; unresolved ones are left out.
 */
export function fcr_from_events({
  reopenWindowHours,
  conversations,
}: {
  reopenWindowHours: number
  conversations: readonly ContactEvent[]
}) {
  const window = reopenWindowHours * 3600
  const resolved = conversations.filter((each) => each.resolvedAt !== null && each.resolvedAt !== undefined)
  const follows = (later: ContactEvent, earlier: ContactEvent): boolean =>
    later !== earlier &&
    later.visitor === earlier.visitor &&
    later.topic === earlier.topic &&
    later.openedAt > earlier.openedAt &&
    later.openedAt - earlier.resolvedAt! <= window
  const eligible = resolved.filter((each) => !resolved.some((earlier) => follows(each, earlier)))
  const first = eligible.filter((each) => !wasReopened(each) && !conversations.some((later) => follows(later, each)))
  return { eligible: eligible.length, firstContact: first.length, pct: percent(first.length, eligible.length) }
}

const wasReopened = (each: ContactEvent): boolean => each.reopened === true || (each.reopenedAt ?? null) !== null

/** Percentile by nearest rank: the ⌈p/100·n⌉-th smallest (definition 1 of Hyndman and Fan 1996). */
export const nearestRank = (sorted: readonly number[], p: number): number | null =>
  sorted.length === 0 ? null : (sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? null)

export function median(sorted: readonly number[]): number | null {
  const middle = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** What is no span of time is left out. Mean, median (of an even number: mean of the middle two) and nearest-rank p90, p95, in the unit given. */
export function duration_stats_seconds({ seconds }: { seconds: readonly number[] }) {
  const sorted = seconds.filter((one) => Number.isFinite(one) && one >= 0).sort((a, b) => a - b)
  return {
    n: sorted.length,
    mean: round(mean(sorted), 4),
    median: round(median(sorted), 4),
    p90: nearestRank(sorted, 90),
    p95: nearestRank(sorted, 95),
  }
}

/** Minutes between question and reply by the clock, and those of them within opening hours: the sum of what the two spans share, day by day. */
export function business_minutes(input: {
  openMinutes: readonly { from: number; to: number }[]
  askedAt: number
  repliedAt: number
}) {
  const { askedAt, repliedAt, openMinutes } = input
  const overlap = openMinutes.map(({ from, to }) => Math.max(0, Math.min(to, repliedAt) - Math.max(from, askedAt)))
  return { calendarMinutes: repliedAt - askedAt, businessMinutes: overlap.reduce((sum, part) => sum + part, 0) }
}

/**
 * Containment `100·(conversations − handed off)/conversations` alone rewards trapping people: it is always shown together
 * with resolution `100·confirmed/conversations`. As assistants are counted in contact centres.
 */
export function bot_rates(input: {
  botConversations: number
  handedOff: number
  confirmedResolved: number
  leftWithoutAnswer: number
}) {
  const n = input.botConversations
  return {
    containmentPct: percent(n - input.handedOff, n),
    handoffPct: percent(input.handedOff, n),
    resolutionPct: percent(input.confirmedResolved, n),
    abandonPct: percent(input.leftWithoutAnswer, n),
  }
}

/** Deflection `100·selfServed/(selfServed + contacts)`: help sessions that ended without a contact, of those and the contacts. */
export const deflection = ({ selfServed, contacts }: { selfServed: number; contacts: number }) => ({
  deflectionPct: percent(selfServed, selfServed + contacts),
})

/** Retention = `100·(end − new)/start`; churn = 100 − retention; the customary definitions for one period. */
export const retention_churn = (input: { start: number; end: number; new: number }) => ({
  retentionPct: percent(input.end - input.new, input.start),
  churnPct: percent(input.start - (input.end - input.new), input.start),
})

/** Missed and abandoned per requested; service level `100·within the target/answered`, as contact centres agree it. */
export const queue = (input: {
  requested: number
  answered: number
  missed: number
  abandoned: number
  answeredWithinSla: number
}) => ({
  missedPct: percent(input.missed, input.requested),
  abandonedPct: percent(input.abandoned, input.requested),
  withinSlaPct: percent(input.answeredWithinSla, input.answered),
})
