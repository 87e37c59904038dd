import type { GreetingWhen } from '@deskbell/protocol'

const minute = 60_000
const day = 86_400_000
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

interface Local {
  now: number
  utcOffset: number
}

/** Local wall-clock time written as if it were UTC, so that plain arithmetic does. */
const local = ({ now, utcOffset }: Local): number => now + utcOffset * minute
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const dateOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

export function onDay(days: readonly string[], at: Local): boolean {
  return days.includes(dayNames[new Date(local(at)).getUTCDay()] ?? '')
}

/** From the first time up to, not including, the second; a span may go over midnight (`22:00`–`06:00`). */
export function betweenTimes([from, to]: readonly [string, string], at: Local): boolean {
  const now = (local(at) % day) / minute
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return start <= end ? now >= start && now < end : now >= start || now < end
}

export const notBefore = (date: string, at: Local): boolean => local(at) >= dateOf(date)
/** The last day belongs to it. */
export const notAfter = (date: string, at: Local): boolean => local(at) < dateOf(date) + day

/** Milliseconds until the wall clock next shows this time. */
function untilTime(clock: string, at: Local): number {
  const left = minutesOf(clock) * minute - (local(at) % day)
  return left > 0 ? left : left + day
}

/** Milliseconds until this date begins; negative once it has. */
const untilDate = (date: string, at: Local): number => dateOf(date) - local(at)

/** Milliseconds until the calendar conditions of this block may change. */
export function momentsOfCalendar({ days, between, from, until }: GreetingWhen, at: Local): number[] {
  return [
    ...[...(days ? ['00:00'] : []), ...(between ?? [])].map((clock) => untilTime(clock, at)),
    ...(from ? [untilDate(from, at)] : []),
    ...(until ? [untilDate(until, at) + day] : []),
  ]
}
