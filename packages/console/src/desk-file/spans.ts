/** What is open on a day, as it is written in a field. @example formatSpans([['09:00', '12:00'], ['13:00', '17:00']]) // '09:00-12:00, 13:00-17:00' */
export const formatSpans = (spans: readonly (readonly [string, string])[] = []): string =>
  spans.map(([from, to]) => `${from}-${to}`).join(', ')

const time = String.raw`(\d{1,2})(?:[:.](\d\d))?`
const span = new RegExp(`^${time}\\s*[-–—]\\s*${time}$`, 'u')
const clock = (hour = '0', minute = '00'): string => `${hour.padStart(2, '0')}:${minute}`

/** Reads `9-12, 13:00–17:30`; `null` where it is something else. Whether the times can be is checked with the whole file. */
export function parseSpans(text: string): [string, string][] | null {
  const parts = text.split(/[,;]/).flatMap((part) => part.trim() || [])
  const spans = parts.map((part) => span.exec(part))
  if (spans.includes(null)) return null
  return spans.map((found) => [clock(found?.[1], found?.[2]), clock(found?.[3], found?.[4])])
}
