import { isRight } from '../options.ts'

/** Language to speak: asked for, else the page's, else the browser's. What is no tag is passed over. */
export const pickLocale = (wanted: string | null): string =>
  [wanted, document.documentElement.lang, ...navigator.languages].find((one) => one && isRight('locale', one)) ?? 'en'
