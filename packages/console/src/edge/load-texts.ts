import type { Language } from '../text/languages.ts'
import type { Texts } from '../text/say.ts'

/** One file per language, each loaded only when it is asked for. */
const files = import.meta.glob<Texts>('../text/locales/*.json', { import: 'default' })

/** Loads the sentences of a language. Rejects when the server cannot be reached. */
export function loadTexts(language: Language): Promise<Texts> {
  const load = files[`../text/locales/${language}.json`]
  return load ? load() : Promise.reject(new Error(`There is no file for the language ${language}`))
}
