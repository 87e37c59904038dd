import type { Messages } from '../panel/format.ts'
import { draftTag } from './tag.ts'

/** Words of the panel in languages that are drafts; a file of its own, so that the others do not carry the list. */
const files: Record<string, () => Promise<{ default: Messages }>> = {
  it: () => import('../locales/it.json'),
  'pt-BR': () => import('../locales/pt-BR.json'),
  nl: () => import('../locales/nl.json'),
  sv: () => import('../locales/sv.json'),
  da: () => import('../locales/da.json'),
  nb: () => import('../locales/nb.json'),
  fi: () => import('../locales/fi.json'),
  cs: () => import('../locales/cs.json'),
  lv: () => import('../locales/lv.json'),
  lt: () => import('../locales/lt.json'),
  uk: () => import('../locales/uk.json'),
  tr: () => import('../locales/tr.json'),
  ja: () => import('../locales/ja.json'),
  ko: () => import('../locales/ko.json'),
  'zh-Hant': () => import('../locales/zh-Hant.json'),
  he: () => import('../locales/he.json'),
  hi: () => import('../locales/hi.json'),
  hu: () => import('../locales/hu.json'),
  ro: () => import('../locales/ro.json'),
  el: () => import('../locales/el.json'),
  id: () => import('../locales/id.json'),
  vi: () => import('../locales/vi.json'),
  th: () => import('../locales/th.json'),
}

/** The words of a draft, where there is one for the language. */
export const draftOf = (locale: string): Promise<{ default: Messages }> | undefined => files[draftTag(locale) ?? '']?.()
