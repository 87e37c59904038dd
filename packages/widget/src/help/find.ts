import { prepareSearch, type Search } from '@deskbell/faq'
import type { Article, HelpBundle } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals-core'
import { painted } from '../panel/edge/painted.ts'

export interface Found {
  query: string
  hits: readonly { article: Article; score: number }[]
}
type Find = (query: string) => Found

/** What help is searched by: made once for each file, in parts between which the panel answers. */
export interface HelpIndex {
  /** Resolves when it is made. */
  readonly made: Promise<Search>
  /** Finds as one types; `null` until it is made. What was found last is not looked for again. */
  readonly find: ReadonlySignal<Find | null>
}

const mostHits = 8
const indexes = new WeakMap<HelpBundle, HelpIndex>()

/** The index of a help file; the first who asks has it made. */
export function indexOf(bundle: HelpBundle): HelpIndex {
  const known = indexes.get(bundle)
  if (known) return known
  const { articles } = bundle
  const find = signal<Find | null>(null)
  const made = prepareSearch(articles, bundle, painted)
  let last: Found = { query: '', hits: [] }
  void made.then((search) => {
    find.value = (query) => {
      if (query !== last.query) {
        const hits = search(query, { typing: true }).slice(0, mostHits)
        last = {
          query,
          hits: hits.map(({ id, score }) => ({ article: articles.find((one) => one.id === id)!, score })),
        }
      }
      return last
    }
  })
  const index = { made, find }
  indexes.set(bundle, index)
  return index
}
