const day = (at: number): string => new Date(at).toDateString()

/**
 * A time to come in the reader's own zone, as short as it can be told.
 * @example whenText('en', tomorrowAtNine, now) // 'tomorrow at 9:00'
 */
export function whenText(locale: string, at: number, now: number): string {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at)
  if (day(at) === day(now)) return time
  if (day(at) === day(now + 86_400_000)) {
    return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day')}, ${time}`
  }
  return new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(at)
}
