import type { App } from '../panel/app.ts'
import { formatMessage, type Messages, type Values } from '../panel/format.ts'
import en from './locales/en.json'

export type YouKey = keyof typeof en
export type Say = (key: YouKey, values?: Values) => string

type Load = () => Promise<{ default: Messages }>
/** The words of this screen travel by themselves, as few look at it. */
const files: Record<string, Load> = {
  et: () => import('./locales/et.json'),
  pl: () => import('./locales/pl.json'),
  zh: () => import('./locales/zh.json'),
  ms: () => import('./locales/ms.json'),
  ru: () => import('./locales/ru.json'),
  de: () => import('./locales/de.json'),
  fr: () => import('./locales/fr.json'),
  es: () => import('./locales/es.json'),
  ar: () => import('./locales/ar.json'),
}

async function wordsOf(locale: string): Promise<{ default: Messages } | undefined> {
  const load = files[/^zh.*[tkm]|^\w*/i.exec(locale)![0]]
  if (load || /^en\b/.test(locale)) return load?.()
  return (await import('../drafts/you.ts')).draftOf(locale)
}

/** How this screen speaks, in the language of the panel; English is always here. */
export async function loadWords(app: App): Promise<Say> {
  // The panel's own language, which is English where the one asked for could not be had.
  const { locale } = app.speech.peek()
  const words = await wordsOf(locale).catch(() => null)
  return sayWith(app, words?.default ?? en, locale)
}

/** In English, until the others are there. */
export const sayEnglish = (app: App): Say => sayWith(app, en, 'en')

function sayWith({ host }: App, messages: Messages, locale: string): Say {
  const all = { ...messages, ...host.more?.textsFor(locale) }
  return (key, values = {}) => formatMessage(all[key] ?? en[key], values, locale)
}
