import type { Say } from './say.ts'

/** Midnight of the reader's own day, `back` days earlier; by calendar, so that clock changes do not shift it. */
export function startOfDay(at: number, back = 0): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime()
}

/** "Today", "Yesterday", or the date; with the year where it is not this one. */
export function sayDay(say: Say, locale: string, at: number, now: number): string {
  const start = startOfDay(at)
  if (start === startOfDay(now)) return say('time.today')
  if (start === startOfDay(now, 1)) return say('time.yesterday')
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(at)
}

export const sayTime = (locale: string, at: number): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at)

export const sayDate = (locale: string, at: number): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at)

/** A day and an hour, with the year where it is not this one. @example sayMoment('en-GB', at, now) // 'Mon 18 May, 09:00' */
export function sayMoment(locale: string, at: number, now: number): string {
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    ...year,
  }).format(at)
}
