import type { GreetingWhen } from '@deskbell/protocol'
import type { Check } from './check.ts'

const minute = 60_000
const day = 86_400_000
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

interface Local {
  now: number
  utcOffset: number
}

/** Local wall-clock time written as if it were UTC, so that plain arithmetic does. */
const local = ({ now, utcOffset }: Local): number => now + utcOffset * minute
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const dateOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

type Calendar = Required<Pick<GreetingWhen, 'days' | 'between' | 'from' | 'until'>>

/** Conditions of the calendar, by the visitor's wall clock. */
export const calendarChecks: { [K in keyof Calendar]: Check<NonNullable<Calendar[K]>> } = {
  days: (days, _, at) => (days as readonly string[]).includes(dayNames[new Date(local(at)).getUTCDay()]!),
  /** From the first time up to, not including, the second; a span may go over midnight (`22:00`–`06:00`). */
  between(span, _, at) {
    const now = (local(at) % day) / minute
    const [start, end] = span.map(minutesOf) as [number, number]
    return start <= end ? now >= start && now < end : now >= start || now < end
  },
  from: (date, _, at) => local(at) >= dateOf(date),
  /** The last day belongs to it. */
  until: (date, _, at) => local(at) < dateOf(date) + day,
}

/** Milliseconds until the wall clock next shows this time. */
function untilTime(clock: string, at: Local): number {
  const left = minutesOf(clock) * minute - (local(at) % day)
  return left > 0 ? left : left + day
}

/** Milliseconds until the calendar conditions of this block may change; negative where they have. */
export function momentsOfCalendar({ days, between, from, until }: GreetingWhen, at: Local): number[] {
  return [
    ...[...(days ? ['00:00'] : []), ...(between ?? [])].map((clock) => untilTime(clock, at)),
    ...(from ? [dateOf(from) - local(at)] : []),
    ...(until ? [dateOf(until) + day - local(at)] : []),
  ]
}
