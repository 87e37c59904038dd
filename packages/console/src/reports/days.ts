import type { Report } from '@deskbell/protocol'

/** Conversations of one day by who answered; of a week or a month where there are many. */
export type Day = Report['days'][number]
export const series = ['assistant', 'person', 'nobody'] as const

/** Days, or weeks and months where there are many; each named by its first day. */
export function inParts(days: readonly Day[], most = 62): Day[] {
  const size = days.length <= most ? 1 : days.length <= 7 * most ? 7 : 30
  const parts: Day[] = []
  days.forEach((day, index) => {
    const last = parts.at(-1)
    if (index % size === 0 || !last) parts.push({ ...day })
    else for (const name of series) last[name] += day[name]
  })
  return parts
}

export const sayDayOf = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
