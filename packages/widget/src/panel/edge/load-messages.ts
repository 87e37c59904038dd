import type { Messages } from '../format.ts'

/** What is said, and the language it is said in. */
export interface Speech {
  locale: string
  messages: Messages
}

type Load = () => Promise<{ default: Messages }>
const en: Load = () => import('../../locales/en.json')
/** One chunk per language, fetched only when that language is shown. */
const files: Record<string, Load> = {
  en,
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

/** The texts for a language: English where there is no file or it cannot be reached now. Rejects without either. */
export async function loadMessages(locale: string): Promise<Speech> {
  // Of Chinese, the traditional script (zh-Hant, zh-TW, zh-HK, zh-MO) is a draft.
  const load = files[/^zh.*[tkm]|^\w*/i.exec(locale)![0]]
  try {
    const words = await (load?.() ?? (await import('../../drafts/index.ts')).draftOf(locale))
    if (words) return { locale, messages: words.default }
  } catch {
    // Offline before this language was ever fetched: English is better than nothing.
  }
  return { locale: 'en', messages: (await en()).default }
}
