import { createSearch } from '@deskbell/faq'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { BenchArticle } from './articles.ts'

/** A way to search, set up as its own documentation shows for titles, texts and tags with slips forgiven. */
export interface Engine {
  name: string
  /** Module that a page would load, for its bytes. */
  entry: string
  /** Reads the articles; the answer names the best article. */
  create(articles: readonly BenchArticle[]): (query: string) => string | undefined
}

export const engines: readonly Engine[] = [
  {
    name: 'deskbell',
    entry: "export { createSearch } from '@deskbell/faq'",
    create(articles) {
      const search = createSearch(articles, { lang: 'en' })
      return (query) => search(query)[0]?.id
    },
  },
  {
    name: 'fuse.js',
    entry: "export { default } from 'fuse.js'",
    create(articles) {
      const keys = [{ name: 'question', weight: 3 }, { name: 'tags', weight: 2 }, 'answer']
      const fuse = new Fuse([...articles], { keys, ignoreLocation: true, threshold: 0.5 })
      return (query) => fuse.search(query, { limit: 20 })[0]?.item.id
    },
  },
  {
    name: 'minisearch',
    entry: "export { default } from 'minisearch'",
    create(articles) {
      const mini = new MiniSearch<BenchArticle>({
        fields: ['question', 'tags', 'answer'],
        extractField: (article, field) => String(article[field as keyof BenchArticle]),
        searchOptions: { boost: { question: 3, tags: 2 }, fuzzy: 0.2, prefix: true },
      })
      mini.addAll([...articles])
      return (query) => mini.search(query)[0]?.id as string | undefined
    },
  },
]
