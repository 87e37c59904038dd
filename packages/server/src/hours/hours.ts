import { type Hours, weekdays } from '@deskbell/protocol'
import { addDays, type Day, dayIn, instantOf, weekdayOf } from './zone.ts'

/** From one instant up to, not including, another. */
export interface Stretch {
  from: number
  to: number
}

/** How far ahead the next opening is looked for, days. */
const horizon = 400

/** The spans of one day: those of a holiday, else those of the weekday. */
function spansOf({ week, holidays }: Hours, day: Day) {
  const holiday = holidays.find(({ date, until = date }) => date <= day && day <= until)
  return holiday ? holiday.hours : (week[weekdays[weekdayOf(day)] ?? 'mon'] ?? [])
}

const stretchesOf = (hours: Hours, day: Day): Stretch[] =>
  spansOf(hours, day)
    .map(([from, to]) => ({ from: instantOf(hours.zone, day, from), to: instantOf(hours.zone, day, to) }))
    .sort((a, b) => a.from - b.from)

/** Whether it is open at this instant. Without hours it always is. */
export const isOpen = (hours: Hours | undefined, at: number): boolean =>
  !hours || stretchesOf(hours, dayIn(hours.zone, at)).some(({ from, to }) => from <= at && at < to)

/** When it opens next; `null` while it is open, or where it never opens again. */
export function opensAt(hours: Hours | undefined, at: number): number | null {
  if (!hours || isOpen(hours, at)) return null
  const today = dayIn(hours.zone, at)
  for (let days = 0; days <= horizon; days++) {
    const next = stretchesOf(hours, addDays(today, days)).find(({ from, to }) => from > at && to > from)
    if (next) return next.from
  }
  return null
}

/** Milliseconds between two instants during which it was open: waiting as the business counts it. */
export function openMs(hours: Hours | undefined, from: number, to: number): number {
  if (!hours || to <= from) return Math.max(0, to - from)
  let sum = 0
  const last = dayIn(hours.zone, to)
  for (let day = dayIn(hours.zone, from); day <= last; day = addDays(day, 1)) {
    for (const stretch of stretchesOf(hours, day)) {
      sum += Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from))
    }
  }
  return sum
}
