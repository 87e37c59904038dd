import type { Messages } from '../panel/format.ts'
import { draftTag } from './tag.ts'

/** Words of the shopper's own page in languages that are drafts. */
const files: Record<string, () => Promise<{ default: Messages }>> = {
  it: () => import('../you/locales/it.json'),
  'pt-BR': () => import('../you/locales/pt-BR.json'),
  nl: () => import('../you/locales/nl.json'),
  sv: () => import('../you/locales/sv.json'),
  da: () => import('../you/locales/da.json'),
  nb: () => import('../you/locales/nb.json'),
  fi: () => import('../you/locales/fi.json'),
  cs: () => import('../you/locales/cs.json'),
  lv: () => import('../you/locales/lv.json'),
  lt: () => import('../you/locales/lt.json'),
  uk: () => import('../you/locales/uk.json'),
  tr: () => import('../you/locales/tr.json'),
  ja: () => import('../you/locales/ja.json'),
  ko: () => import('../you/locales/ko.json'),
  'zh-Hant': () => import('../you/locales/zh-Hant.json'),
  he: () => import('../you/locales/he.json'),
  hi: () => import('../you/locales/hi.json'),
  hu: () => import('../you/locales/hu.json'),
  ro: () => import('../you/locales/ro.json'),
  el: () => import('../you/locales/el.json'),
  id: () => import('../you/locales/id.json'),
  vi: () => import('../you/locales/vi.json'),
  th: () => import('../you/locales/th.json'),
}

/** The words of a draft, where there is one for the language. */
export const draftOf = (locale: string): Promise<{ default: Messages }> | undefined => files[draftTag(locale) ?? '']?.()
