import { suppression, wilson } from '@deskbell/surveys/metrics'
import type { Say } from '../text/say.ts'

/** "86% (65–95)" where there are votes enough, else "–". */
export function sayShare(say: Say, locale: string, part: number, n: number): string {
  const interval = suppression({ n }).show ? wilson(part, n) : null
  if (!interval) return say('reports.undefined')
  const whole = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(100 * value)
  return say('reports.rate', { value: whole(part / n), low: whole(interval.low), high: whole(interval.high) })
}
