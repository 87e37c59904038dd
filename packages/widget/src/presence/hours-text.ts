import type { Availability } from '@deskbell/protocol'
import type { Translate } from '../panel/translate.ts'
import { whenText } from './when-text.ts'

interface Reader {
  t: Translate
  locale: string
  now: number
}

/** Minutes, from an hour on whole hours, in words of the language. @example lengthText('en', 3) // '3 minutes' */
export function lengthText(locale: string, minutes: number): string {
  const [count, unit] = minutes < 60 ? [Math.max(1, Math.round(minutes)), 'minute'] : [Math.round(minutes / 60), 'hour']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count as number)
}

/** When the hours begin again, in the reader's own zone; empty while they last. */
export const backText = ({ t, locale, now }: Reader, { open, opensAt }: Availability): string =>
  open || opensAt === null ? '' : t('away.back', { time: whenText(locale, opensAt, now) })

/**
 * When an answer can be expected: closed and until when, nobody there, the owner's own words, or how long people lately
 * waited. Empty where nothing is known.
 */
export function hoursText(reader: Reader, there: Availability | null, owners: string): string {
  const { t, locale } = reader
  if (!there) return owners
  if (!there.open) return `${t('home.closed')} ${backText(reader, there)}`.trim()
  if (there.online === 0) return t('away.title')
  if (owners || there.replyMinutes == null) return owners
  return t('home.reply', { time: lengthText(locale, there.replyMinutes) })
}
