import type { Language } from '../text/languages.ts'
import type { TextPart, Texts } from '../text/say.ts'

/** Three files per language, each loaded only when it is asked for; `build/split-texts.ts` makes them of one. */
const files: Record<TextPart, Record<string, () => Promise<Partial<Texts>>>> = {
  first: import.meta.glob<Partial<Texts>>('../text/locales/*.json', { import: 'default', query: '?first' }),
  later: import.meta.glob<Partial<Texts>>('../text/locales/*.json', { import: 'default', query: '?later' }),
  reports: import.meta.glob<Partial<Texts>>('../text/locales/*.json', { import: 'default', query: '?reports' }),
}

/** Loads sentences of a language. Rejects when the server cannot be reached. */
export function loadTexts(language: Language, part: TextPart): Promise<Partial<Texts>> {
  const load = files[part][`../text/locales/${language}.json`]
  return load ? load() : Promise.reject(new Error(`There is no file for the language ${language}`))
}
