import { drafts } from './list.ts'

/** Tags by which pages and browsers name a language that has another name here. */
const alike: Record<string, string> = { pt: 'pt-BR', no: 'nb', nn: 'nb', iw: 'he', in: 'id', zh: 'zh-Hant' }

/** The draft for a language tag. @example draftTag('pt-PT') // 'pt-BR' */
export function draftTag(locale: string): string | undefined {
  const lang = locale.split('-')[0]!.toLowerCase()
  const tag = alike[lang] ?? lang
  return drafts.find((draft) => draft === tag)
}
