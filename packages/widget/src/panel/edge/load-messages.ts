import type { Messages } from '../format.ts'

/** What is said, and the language it is said in. */
export interface Speech {
  locale: string
  messages: Messages
}

type Load = (locale: string) => Promise<{ default: Messages } | undefined>
/** One chunk per language, fetched only when that language is shown. */
const files: Record<string, Load> = {
  en: () => import('../../locales/en.json'),
  et: () => import('../../locales/et.json'),
  pl: () => import('../../locales/pl.json'),
  zh: () => import('../../locales/zh.json'),
  ms: () => import('../../locales/ms.json'),
  ru: () => import('../../locales/ru.json'),
  de: () => import('../../locales/de.json'),
  fr: () => import('../../locales/fr.json'),
  es: () => import('../../locales/es.json'),
  ar: () => import('../../locales/ar.json'),
}

const drafted = async (locale: string) => (await import('../../drafts/index.ts')).draftOf(locale)

/** The texts for a language: English where there is no file or it cannot be reached now. Rejects without either. */
export async function loadMessages(locale: string): Promise<Speech> {
  // Of Chinese, the traditional script (zh-Hant, zh-TW, zh-HK, zh-MO) is a draft.
  const load = files[/^zh.*[tkm]|^\w*/i.exec(locale)![0]] ?? drafted
  // Offline before this language was ever fetched: English is better than nothing.
  const words = await load(locale).catch(() => undefined)
  return { locale: words ? locale : 'en', messages: (words ?? (await files.en!(locale)))!.default }
}
