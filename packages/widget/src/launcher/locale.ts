import { isRight } from '../options.ts'

/** Language to speak: asked for, else the page's, else the browser's. What is no tag is passed over. */
export const pickLocale = (wanted: string | null): string =>
  [wanted, document.documentElement.lang, ...navigator.languages].find((one) => one && isRight('locale', one)) ?? 'en'

/** The launcher's name before anything else travels. */
const names: Record<string, string> = {
  et: 'Vestlus',
  pl: 'Czat',
  zh: '聊天',
  ms: 'Sembang',
  ru: 'Чат',
}

/** @example openName('et-EE', { nudge: 1 }) // 'Vestlus 1' */
export const openName = (locale: string, { nudge }: { nudge: number }): string =>
  (names[locale.split('-')[0]!] ?? 'Open chat') + (nudge ? ` ${nudge}` : '')
