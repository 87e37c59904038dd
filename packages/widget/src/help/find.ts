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
  const find = signal<Find | null>(null)
  const made = prepareSearch(bundle.articles, bundle, painted)
  void made.then((search) => {
    find.value = createFind(bundle, search)
  })
  const index = { made, find }
  indexes.set(bundle, index)
  return index
}

function createFind({ articles }: HelpBundle, search: Search): Find {
  const byId = new Map(articles.map((article) => [article.id, article]))
  let last: Found = { query: '', hits: [] }
  return (query) => {
    if (query !== last.query) {
      const hits = search(query, { typing: true }).slice(0, mostHits)
      last = { query, hits: hits.map(({ id, score }) => ({ article: byId.get(id)!, score })) }
    }
    return last
  }
}
