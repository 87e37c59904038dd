/** Every language the console speaks: one file each in `locales/`. */
export const languages = ['en', 'et', 'pl', 'zh', 'ms', 'ru'] as const
export type Language = (typeof languages)[number]

const scriptOf = (tag: string): { language: string; script: string | undefined } => {
  const { language, script } = new Intl.Locale(tag).maximize()
  return { language, script }
}

/** Whether a text in `language` is what somebody who asks for `wish` reads: the same language in the same script. */
function serves(language: Language, wish: string): boolean {
  try {
    const asked = scriptOf(wish)
    const given = scriptOf(language)
    return asked.language === given.language && asked.script === given.script
  } catch {
    // What is no language tag is nobody's wish.
    return false
  }
}

/**
 * The first wish that the console speaks, else English. Scripts count: who reads Traditional Chinese is not served by
 * Simplified.
 * @example chooseLanguage(['de', 'et-EE', 'en']) // 'et'
 */
export function chooseLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const found = languages.find((language) => serves(language, wish))
    if (found) return found
  }
  return 'en'
}

/**
 * The tag for dates and numbers: the reader's own kind of the language where the browser names one.
 * @example chooseLocale(['et', 'en-GB'], 'en') // 'en-GB'
 */
export const chooseLocale = (wishes: readonly string[], language: Language): string =>
  wishes.find((wish) => serves(language, wish)) ?? language

/** The language in its own words. @example endonym('ru') // 'русский' */
export const endonym = (language: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
