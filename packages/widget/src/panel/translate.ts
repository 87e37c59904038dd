import type en from '../locales/en.json'
import type { Speech } from './edge/load-messages.ts'
import { formatMessage, type Values } from './format.ts'

/** Every sentence the widget can say; other languages are complete by a test. */
export type MessageKey = keyof typeof en
export type Translate = (key: MessageKey, values?: Values) => string

/** Says a key in a language. */
export const createTranslate =
  ({ messages, locale }: Speech): Translate =>
  (key, values = {}) =>
    formatMessage(messages[key]!, values, locale)

/** Script direction of a language tag. @example directionOf('ar-EG') // 'rtl' */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(ar|fa|he|iw|ur|ps|sd|ckb|yi|dv)(-|$)/i.test(locale) ? 'rtl' : 'ltr'
