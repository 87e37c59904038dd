import { signal } from '@preact/signals-core'
import type { App } from '../panel/app.ts'
import { formatMessage, type Messages, type Values } from '../panel/format.ts'
import en from './locales/en.json'

export type MailKey = keyof typeof en
export type Say = (key: MailKey, values?: Values) => string

type Load = () => Promise<{ default: Messages }>
/** The words of this part travel by themselves; drafts speak English here. */
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
const known = signal<Readonly<Record<string, Messages>>>({})
const asked = new Set<string>()

/** How this part speaks, in the language of the panel: English until that is here, or where it cannot be had. */
export function sayIn(app: App): Say {
  const { locale } = app.speech.value
  const load = files[/^zh.*[tkm]|^\w*/i.exec(locale)![0]]
  if (load && !known.value[locale] && !asked.has(locale)) {
    asked.add(locale)
    load().then(
      (words) => {
        known.value = { ...known.peek(), [locale]: words.default }
      },
      () => asked.delete(locale),
    )
  }
  const words: Messages = { ...(known.value[locale] ?? en), ...app.host.more?.textsFor(locale) }
  return (key, values = {}) => formatMessage(words[key] ?? en[key], values, locale)
}
