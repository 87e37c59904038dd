import type { Messages } from '../format.ts'

/** One chunk per language, fetched only when that language is shown. English is part of the panel. */
const files: Record<string, () => Promise<{ default: Messages }>> = {
  et: () => import('../../locales/et.json'),
  pl: () => import('../../locales/pl.json'),
  zh: () => import('../../locales/zh.json'),
  ms: () => import('../../locales/ms.json'),
  ru: () => import('../../locales/ru.json'),
}

/** The messages of a language; empty (which is English) where there is no file or it cannot be reached now. */
export async function loadMessages(locale: string): Promise<Messages> {
  const load = files[locale.split('-')[0] ?? '']
  if (!load) return {}
  try {
    return (await load()).default
  } catch {
    // Offline before this language was ever fetched: English is better than an empty panel.
    return {}
  }
}
