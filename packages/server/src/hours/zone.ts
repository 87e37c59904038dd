/** A day of the calendar, as `2026-03-29`. */
export type Day = string

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', second: '2-digit', ...parts })
  formats.set(zone, made)
  return made
}

/** The wall clock of a zone, written as if it were UTC. */
function wallClock(zone: string, at: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** Minutes that the zone is ahead of UTC. */
export const offsetMinutes = (zone: string, at: number): number => Math.round((wallClock(zone, at) - at) / 60_000)

/** The day that the calendar of the zone shows. @example dayIn('Europe/Tallinn', at) // '2026-03-29' */
export const dayIn = (zone: string, at: number): Day => new Date(wallClock(zone, at)).toISOString().slice(0, 10)

/** The day so many days later, by the calendar. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/**
 * When the wall clock of the zone shows this time on this day. Where the clock leaps over it, that much later; where it
 * shows it twice, the first time.
 */
export function instantOf(zone: string, day: Day, clock: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutesOf(clock) * 60_000
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((at) => wallClock(zone, at) - at)
  const fits = offsets.map((offset) => wanted - offset).filter((at) => wallClock(zone, at) === wanted)
  return fits.length > 0 ? Math.min(...fits) : wanted - (offsets[0] ?? 0)
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
