/** The language's name in the reader's language; the tag itself where nobody knows it. */
export function languageName(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
  } catch {
    // A tag that is no language tag is shown as it came.
    return tag
  }
}
