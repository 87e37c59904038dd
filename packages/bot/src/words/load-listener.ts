import { createListener } from '../listener.ts'
import type { Listener, Message } from '../types.ts'
import type { WordTable } from './word-table.ts'

const loaders: Record<string, () => Promise<WordTable>> = {
  en: () => import('./en.ts').then((file) => file.en),
  et: () => import('./et.ts').then((file) => file.et),
  pl: () => import('./pl.ts').then((file) => file.pl),
  zh: () => import('./zh.ts').then((file) => file.zh),
  ms: () => import('./ms.ts').then((file) => file.ms),
  ru: () => import('./ru.ts').then((file) => file.ru),
  de: () => import('./de.ts').then((file) => file.de),
  fr: () => import('./fr.ts').then((file) => file.fr),
  es: () => import('./es.ts').then((file) => file.es),
  ar: () => import('./ar.ts').then((file) => file.ar),
}

/** Scripts that tell the language of a message, whatever the page's is. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Han}/u, 'zh'],
  [/\p{sc=Cyrillic}/u, 'ru'],
  [/\p{sc=Arabic}/u, 'ar'],
]

/**
 * Which tables a message needs, the best first: the shopper's language, English where a letter could be of it or where
 * there is no other, and the one whose script it is in.
 * @example wordsNeeded('et-EE', 'где мой заказ') // ['et', 'ru']
 */
export function wordsNeeded(locale: string, text = ''): string[] {
  const tags = [
    locale.split('-')[0] ?? '',
    /[a-z]/i.test(text) ? 'en' : '',
    ...scripts.flatMap(([script, tag]) => (script.test(text) ? [tag] : [])),
  ]
  const known = [...new Set(tags)].filter((tag) => Object.hasOwn(loaders, tag))
  return known.length > 0 ? known : ['en']
}

/**
 * Fetches what is needed to hear more than the question in a message: one small file per language, each once. `null`
 * where one cannot be fetched, offline for example; the assistant answers without it, too.
 * @example const listener = await loadListener('pl', { kind: 'text', text: 'gdzie jest paczka' })
 */
export async function loadListener(locale: string, message?: Message): Promise<Listener | null> {
  const text = message?.kind === 'text' ? message.text : ''
  try {
    const tables = await Promise.all(wordsNeeded(locale, text).map((tag) => loaders[tag]!()))
    return createListener(tables, locale)
  } catch {
    return null
  }
}
