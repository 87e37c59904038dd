import en from './en.json'
import { formatMessage, type Message, type Values } from './format-message.ts'

/** Every sentence of the console. A further language is a file with the same keys. */
export type TextKey = keyof typeof en
export type Say = (key: TextKey, values?: Values) => string

/** Says a sentence in the language of `texts`; what it lacks is said in English. */
export function createSay(texts: Readonly<Record<string, Message>>, locale: string): Say {
  return (key, values = {}) => {
    const own = Object.hasOwn(texts, key) ? texts[key] : undefined
    return own === undefined ? formatMessage(en[key] as Message, values, 'en') : formatMessage(own, values, locale)
  }
}

/** The console in English, with numbers as the reader's own English writes them. */
export const createEnglish = (locale: string): Say => createSay(en as Record<string, Message>, locale)

/**
 * Chooses the tag for dates and numbers: the first wish in a language that the console speaks.
 * @example chooseLocale(['et', 'en-GB']) // 'en-GB'
 */
export const chooseLocale = (wishes: readonly string[], spoken: readonly string[] = ['en']): string =>
  wishes.find((wish) => spoken.includes(wish.split('-')[0] ?? '')) ?? spoken[0] ?? 'en'
