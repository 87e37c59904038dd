import { createSearch } from '@deskbell/faq'
import type { Article } from '@deskbell/protocol'
import { computed, effect, type ReadonlySignal } from '@preact/signals-core'
import type { App } from '../panel/app.ts'

export interface FoundArticle {
  article: Article
  score: number
}

/** Help search as the screen uses it: hits for the words of the moment, and what the owner should learn of it. */
export interface HelpSearch {
  readonly hits: ReadonlySignal<readonly FoundArticle[]>
  opened(article: string): void
  stop(): void
}

const mostHits = 8
/** Of the answers that were right, one in two hundred scored less; of questions that no article answers, half. */
const likely = 0.35
/** Someone who pauses this long has finished typing: only then the search counts. */
const settledMs = 1200

export function createHelpSearch(app: App): HelpSearch {
  const run = computed(() => {
    const bundle = app.help.value?.bundle
    if (!bundle) return null
    const articles = new Map(bundle.articles.map((article) => [article.id, article]))
    const search = createSearch(bundle.articles, bundle)
    return (query: string) =>
      search(query, { typing: true }).flatMap(({ id, score }) => {
        const article = articles.get(id)
        return article ? [{ article, score }] : []
      })
  })
  const hits = computed(() => run.value?.(app.query.value).slice(0, mostHits) ?? [])
  const told = new Set<string>()

  function tell(): void {
    const query = app.query.peek().trim()
    if (query === '' || told.has(query) || !run.peek()) return
    told.add(query)
    const results = hits.peek().filter(({ score }) => score >= likely).length
    void app.fetchPart('soon').then((soon) => soon?.recentOf(app.memory).add(query))
    app.host.emit('faq:searched', { query, results })
    if (results === 0) app.client.missSearch(query, app.locale.peek())
  }

  let cancel = () => {}
  const stop = effect(() => {
    cancel()
    if (app.query.value.trim() !== '') cancel = app.clock.after(settledMs, tell)
  })
  return {
    hits,
    opened() {
      tell()
    },
    stop() {
      cancel()
      stop()
    },
  }
}
