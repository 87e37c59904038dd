/**
 * Makes something once a language and keeps it: formats of `Intl` are dear to make and cheap to use.
 * @example const numbers = perLocale((locale) => new Intl.NumberFormat(locale))
 */
export function perLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const kept = new Map<string, T>()
  return (locale) => {
    const known = kept.get(locale)
    if (known !== undefined) return known
    const made = make(locale)
    kept.set(locale, made)
    return made
  }
}
