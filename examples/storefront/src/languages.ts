export const languages = ['en', 'et', 'pl', 'zh', 'ms', 'ru'] as const
export type Language = (typeof languages)[number]

/** How each language calls itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  et: 'Eesti',
  pl: 'Polski',
  zh: '中文',
  ms: 'Bahasa Melayu',
  ru: 'Русский',
}

export const isLanguage = (tag: string | null): tag is Language => languages.some((language) => language === tag)

/** Where the pages of a language begin, as `Shopify.routes.root` gives it: `/` or `/et/`. */
export const rootOf = (language: Language): string => (language === 'en' ? '/' : `/${language}/`)

/**
 * Splits a path into its language and the path within it.
 * @example splitPath('/et/cart') // { language: 'et', path: '/cart' }
 */
export function splitPath(pathname: string): { language: Language; path: string } {
  const [, first = ''] = pathname.split('/', 2)
  if (first === 'en' || !isLanguage(first)) return { language: 'en', path: pathname }
  return { language: first, path: pathname.slice(first.length + 1) || '/' }
}
