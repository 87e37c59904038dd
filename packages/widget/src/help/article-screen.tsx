import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { Blocks } from './blocks.tsx'

interface ArticleProps {
  app: App
  id: string
}

/** One article in place, and whether it answered the question. */
export class ArticleScreen extends Component<ArticleProps> {
  override componentDidMount(): void {
    this.props.app.host.emit('faq:opened', { article: this.props.id })
  }

  override render({ app, id }: ArticleProps) {
    const t = app.t.value
    const help = app.help.value
    const article = help?.bundle.articles.find((each) => each.id === id)
    const category = help?.bundle.categories.find((each) => each.id === article?.category)
    return (
      <>
        <Bar app={app} back>
          <b class="grow title">{category?.title ?? t('tab.help')}</b>
        </Bar>
        <article class="art" lang={article?.lang}>
          <h1 tabIndex={-1} data-focus="" dir="auto">
            {article?.question ?? t(help ? 'article.missing' : 'panel.loading')}
          </h1>
          {article && help && (
            <Blocks
              blocks={article.blocks}
              context={{
                base: help.url,
                t,
                openArticle: (other) => app.go({ at: 'article', id: other }),
              }}
            />
          )}
        </article>
        {article && <Vote app={app} id={id} />}
      </>
    )
  }
}

/** Asked once; "No" is never a dead end. */
class Vote extends Component<ArticleProps> {
  private readonly given = signal<boolean | null>(null)

  private vote(helpful: boolean): void {
    const { app, id } = this.props
    this.given.value = helpful
    const locale = app.help.peek()?.bundle.lang ?? app.locale.peek()
    app.client.voteArticle({ article: id, locale, helpful })
    app.host.emit('faq:rated', { article: id, helpful })
  }

  override render({ app }: ArticleProps) {
    const t = app.t.value
    const given = this.given.value
    const asked = given === null
    return (
      <div class="vote">
        <span class="grow" role="status">
          {t(asked ? 'article.helpful' : given ? 'article.thanks' : 'article.sorry')}
        </span>
        {asked && (
          <>
            <button type="button" class="quiet" onClick={() => this.vote(true)}>
              {t('article.yes')}
            </button>
            <button type="button" class="quiet" onClick={() => this.vote(false)}>
              {t('article.no')}
            </button>
          </>
        )}
        {given === false && (
          <button type="button" class="quiet" onClick={() => app.openChat('current')}>
            {t('help.ask')}
          </button>
        )}
      </div>
    )
  }
}
