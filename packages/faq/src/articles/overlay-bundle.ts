import type { Article, HelpBundle } from '@deskbell/protocol'
import { listOfFunctionWords } from '../function-words.ts'
import { type BuiltBundle, finishBundle, withUnnamed } from './build-help.ts'

/** What an owner changed in one language: articles in place of others or besides them, and ids that are gone. */
export interface Overlay {
  put: readonly Article[]
  drop: readonly string[]
}

const emptyBundle = (lang: string): HelpBundle => ({
  ...{ version: 1, lang, hash: '', categories: [], synonyms: [], articles: [] },
})

/** A bundle with the owner's changes over it, finished under a name of its own; what was not changed stays as it was. */
export function overlayBundle(lang: string, base: HelpBundle | undefined, { put, drop }: Overlay): BuiltBundle {
  const bundle = { common: listOfFunctionWords(lang), ...(base ?? emptyBundle(lang)) }
  const replaced = new Set([...drop, ...put.map(({ id }) => id)])
  const articles = [...bundle.articles.filter(({ id }) => !replaced.has(id)), ...put].sort(
    (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
  )
  return finishBundle({ ...bundle, hash: '', categories: withUnnamed(bundle.categories, articles), articles })
}
