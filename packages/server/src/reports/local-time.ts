const quarterMs = 900_000

export interface LocalTime {
  /** `2026-05-12`. */
  day: string
  /** 0 is Monday. */
  weekday: number
  hour: number
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Reads clocks of one zone, whose offset may change on any day. Remembers what it read: formatting is slow. */
export function createLocalTime(zone: string): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
  })
  const known = new Map<number, LocalTime>()
  return (at) => {
    const quarter = Math.floor(at / quarterMs)
    const found = known.get(quarter)
    if (found) return found
    const parts = Object.fromEntries(format.formatToParts(quarter * quarterMs).map(({ type, value }) => [type, value]))
    const time = {
      day: `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`,
      weekday: weekdays.indexOf(parts.weekday ?? ''),
      hour: Number(parts.hour),
    }
    known.set(quarter, time)
    return time
  }
}

/** The days from one to another, both included. @example daysBetween('2026-02-28', '2026-03-01') // two days */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${first}T00:00:00Z`); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (day > last) return days
    days.push(day)
  }
}
