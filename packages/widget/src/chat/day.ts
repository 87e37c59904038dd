import type { Translate } from '../panel/translate.ts'

/** A day's name that two times of the same local day share. */
export const dayOf = (at: number): string => new Date(at).toDateString()

/** @example dayLabel(t, 'en', yesterday, now) // 'Yesterday' */
export function dayLabel(t: Translate, locale: string, at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return t('chat.today')
  if (dayOf(at) === dayOf(now - 86_400_000)) return t('chat.yesterday')
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
}
