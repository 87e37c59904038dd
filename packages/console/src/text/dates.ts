import { perLocale } from './per-locale.ts'
import type { Say } from './say.ts'

const days = { weekday: 'short', day: 'numeric', month: 'short' } as const
const times = { hour: '2-digit', minute: '2-digit' } as const
const dayOf = perLocale((locale) => new Intl.DateTimeFormat(locale, days))
const dayOfYear = perLocale((locale) => new Intl.DateTimeFormat(locale, { ...days, year: 'numeric' }))
const timeOf = perLocale((locale) => new Intl.DateTimeFormat(locale, times))
const dateOf = perLocale((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }))
const momentOf = perLocale((locale) => new Intl.DateTimeFormat(locale, { ...days, ...times }))
const momentOfYear = perLocale((locale) => new Intl.DateTimeFormat(locale, { ...days, ...times, year: 'numeric' }))
const isYearOf = (at: number, now: number): boolean => new Date(at).getFullYear() === new Date(now).getFullYear()

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
  return (isYearOf(at, now) ? dayOf : dayOfYear)(locale).format(at)
}

export const sayTime = (locale: string, at: number): string => timeOf(locale).format(at)

export const sayDate = (locale: string, at: number): string => dateOf(locale).format(at)

/** A day and an hour, with the year where it is not this one. @example sayMoment('en-GB', at, now) // 'Mon 18 May, 09:00' */
export const sayMoment = (locale: string, at: number, now: number): string =>
  (isYearOf(at, now) ? momentOf : momentOfYear)(locale).format(at)
