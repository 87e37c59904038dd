/** An article of another system, before it is a file of ours. */
export interface Imported {
  /** Which article this is over all its languages, as the other system names it. */
  key: string
  /** Language tag as ours are written: `en`, `pt-BR`. */
  lang: string
  title: string
  /** One of the two: markup of the web, or Markdown already. */
  html?: string
  markdown?: string
  category?: { id: string; title: string } | undefined
  tags?: string[]
  pages?: string[]
  summary?: string
  order?: number
  /** A file name of one's own choice. */
  id?: string
  /** Where it stood, so that links to it can be mended. */
  url?: string
}

/** What an export holds, and what of it was left out and why. */
export interface Export {
  articles: Imported[]
  left: string[]
}

/**
 * A language tag as our folders are named. Regions are kept only where the script or the words differ with them.
 * @example languageOf('en-us') // 'en'; languageOf('pt-br') // 'pt-BR'
 */
export function languageOf(tag: string): string {
  const [base = '', region = ''] = tag.replaceAll('_', '-').toLowerCase().split('-')
  if (base === 'pt' && region === 'br') return 'pt-BR'
  if (base === 'zh' && ['tw', 'hk', 'hant'].includes(region)) return 'zh-Hant'
  return /^[a-z]{2,3}$/.test(base) ? base : 'en'
}
