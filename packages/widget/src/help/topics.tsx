import type { App } from '../panel/app.ts'
import { Icon } from '../panel/icon.tsx'

/** All articles by category: what there is when nothing is asked. */
export function Topics({ app, onOpen }: { app: App; onOpen(id: string): void }) {
  const t = app.t.value
  const help = app.help.value
  if (!help) {
    return (
      <p class="empty" role="status">
        {t(app.helpFailed.value ? 'panel.failed' : 'panel.loading')}{' '}
        {app.helpFailed.value && (
          <button type="button" class="quiet" onClick={app.reload}>
            {t('panel.retry')}
          </button>
        )}
      </p>
    )
  }
  const { categories, articles } = help.bundle
  return (
    <>
      {categories.map(({ id, title }) => (
        <section key={id} class="topic">
          <h2>{title}</h2>
          {articles
            .filter((article) => article.category === id)
            .sort((a, b) => a.order - b.order)
            .map((article) => (
              <button key={article.id} type="button" class="hit line" dir="auto" onClick={() => onOpen(article.id)}>
                <b>{article.question}</b>
                <Icon name="go" />
              </button>
            ))}
        </section>
      ))}
    </>
  )
}
