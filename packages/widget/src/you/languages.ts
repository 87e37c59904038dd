/** What the widget can speak, by who looked at it. A test compares with the files. */
export const reviewed = ['en', 'ar', 'de', 'es', 'et', 'fr', 'ms', 'pl', 'ru', 'zh'] as const

/** A language by its own name. @example nameOf('et') // 'Eesti' */
export function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(tag) + rest.join('')
}
