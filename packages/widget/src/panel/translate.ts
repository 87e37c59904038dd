import en from '../locales/en.json'
import { formatMessage, type Messages, type Values } from './format.ts'

/** Every sentence the widget can say; other languages are complete by a test. */
export type MessageKey = keyof typeof en
export type Translate = (key: MessageKey, values?: Values) => string

/** Says a key in a language; what the language lacks is said in English. */
export const createTranslate =
  (messages: Messages, locale: string): Translate =>
  (key, values = {}) => {
    const own = messages[key]
    return own === undefined ? formatMessage(en[key], values, 'en') : formatMessage(own, values, locale)
  }

/** Script direction of a language tag. @example directionOf('ar-EG') // 'rtl' */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(ar|fa|he|iw|ur|ps|sd|ckb|yi|dv)(-|$)/i.test(locale) ? 'rtl' : 'ltr'
