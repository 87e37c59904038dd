import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { et } from './et.ts'
import { fr } from './fr.ts'
import type { MailWords } from './mail-words.ts'
import { ms } from './ms.ts'
import { pl } from './pl.ts'
import { ru } from './ru.ts'
import { zh } from './zh.ts'

const all = new Map<string, MailWords>(Object.entries({ ar, de, en, es, et, fr, ms, pl, ru, zh }))

/** The words in the nearest language: the tag's own, the site's, English. */
export const mailWords = (locale: string, fallback: string): MailWords =>
  all.get(locale.split('-')[0] ?? '') ?? all.get(fallback.split('-')[0] ?? '') ?? en

/** The language that `mailWords` takes. */
export const mailLanguage = (locale: string, fallback: string): string =>
  [locale, fallback].map((tag) => tag.split('-')[0] ?? '').find((tag) => all.has(tag)) ?? 'en'

export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(shop|name)\}/g, (whole, key: string) => values[key] ?? whole)
