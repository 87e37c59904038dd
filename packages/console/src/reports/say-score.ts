import type { Say } from '../text/say.ts'
import type { Score } from './scores.ts'

/** Digits after the point that the value's precision carries. */
const digits: Record<Score['metric'], number> = { ces5: 2, ces7: 2, csat10: 2, csat5: 1, nps: 0 }

const fixed = (locale: string, value: number, count: number): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count, signDisplay: 'negative' })
    .format(value)
    .replace('-', '−')

/** The big figure of a tile; "–" where there is none. A percentage never stands without its interval beside it. */
export function sayValue(say: Say, locale: string, { metric, value }: Score): string {
  if (value === null) return say('reports.undefined')
  const text = fixed(locale, value, digits[metric])
  return metric === 'csat5' ? say('reports.percent', { value: text }) : text
}

/** A difference with its sign. @example signed('en', -3, 0) // '−3' */
export const signed = (locale: string, difference: number, count: number): string =>
  new Intl.NumberFormat(locale, {
    minimumFractionDigits: count,
    maximumFractionDigits: count,
    signDisplay: 'exceptZero',
  })
    .format(difference)
    .replace('-', '−')

/** "+0.12" or "−3", with as many digits as the score has. */
export const sayChange = (locale: string, metric: Score['metric'], difference: number): string =>
  signed(locale, difference, digits[metric])

/** A percentage beside another. @example sayShareOf(say, 'en', 71.46) // '71%' */
export const sayShareOf = (say: Say, locale: string, value: number): string =>
  say('reports.percent', { value: fixed(locale, value, 0) })

/** "4.22 to 4.40", `null` where there is none. */
export function sayInterval(say: Say, locale: string, { metric, interval }: Score): string | null {
  if (!interval) return null
  const count = Math.min(digits[metric], metric === 'csat5' ? 0 : 2)
  return say('reports.interval', { low: fixed(locale, interval.low, count), high: fixed(locale, interval.high, count) })
}
