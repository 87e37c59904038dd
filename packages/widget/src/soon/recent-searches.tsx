import type { App } from '../panel/app.ts'
import { recentOf } from './recent.ts'

/** What was searched for before, in this tab only. */
export function RecentSearches({ app, onQuery }: { app: App; onQuery(query: string): void }) {
  const t = app.t.value
  const recent = recentOf(app.memory)
  const searches = recent.searches.value
  return searches.length === 0 ? null : (
    <section class="topic recent">
      <h2>{t('help.recent')}</h2>
      {searches.map((query) => (
        <button key={query} type="button" class="chip" dir="auto" onClick={() => onQuery(query)}>
          {query}
        </button>
      ))}
      <button type="button" class="quiet" onClick={recent.clear}>
        {t('help.forget')}
      </button>
    </section>
  )
}
