import type { LocalText } from './text.ts'

/**
 * The text in the nearest language: the tag itself, its base language, the site's default, English, then the first given.
 * @example pickText({ en: 'Hello', et: 'Tere' }, 'et-EE', 'en') // 'Tere'
 */
export function pickText(text: LocalText, locale: string, fallback = 'en'): string {
  if (typeof text === 'string') return text
  const base = (tag: string) => tag.split('-')[0] ?? tag
  for (const tag of [locale, base(locale), fallback, base(fallback), 'en']) {
    const found = Object.hasOwn(text, tag) ? text[tag] : undefined
    if (found !== undefined) return found
  }
  return Object.values(text)[0] ?? ''
}
