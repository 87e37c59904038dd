import { markMatches } from '@deskbell/faq'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { Icon } from '../panel/icon.tsx'
import { SearchField } from '../panel/search-field.tsx'
import type { Found } from './find.ts'
import { Marked } from './marked.tsx'
import { createHelpSearch, type HelpSearch } from './search.ts'
import { spellAs } from './spelling.ts'
import { Topics } from './topics.tsx'

/** Search as one types; topics while nothing is asked. */
export class HelpScreen extends Component<{ app: App }, { at: number }> {
  override state = { at: -1 }
  private readonly search: HelpSearch = createHelpSearch(this.props.app)

  override componentWillUnmount(): void {
    this.search.stop()
  }

  private readonly onQuery = (query: string) => {
    this.props.app.query.value = query
    this.setState({ at: -1 })
  }

  private readonly open = (id: string) => {
    this.search.opened()
    this.props.app.go({ at: 'article', id })
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const { app } = this.props
    const hits = this.search.now()?.hits ?? []
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) this.move(event, (this.state.at + step + hits.length) % hits.length)
    else if (event.key === 'Enter' && !event.isComposing) {
      const hit = hits[Math.max(0, this.state.at)]
      if (hit) this.open(hit.article.id)
    } else if (event.key === 'Escape' && app.query.peek()) {
      event.preventDefault()
      this.onQuery('')
    }
  }

  private move(event: KeyboardEvent, at: number): void {
    if (Number.isNaN(at)) return
    event.preventDefault()
    const hit = this.search.now()?.hits[at]
    // The focus stays in the field: who does not see the mark hears the title.
    if (hit) this.props.app.announce(hit.article.question)
    this.setState({ at }, () => {
      const list = (event.target as HTMLElement).closest('.screen')
      list?.querySelector('.hit.on')?.scrollIntoView({ block: 'nearest' })
    })
  }

  override render({ app }: { app: App }) {
    const t = app.t.value
    const query = app.query.value
    const asked = query.trim() !== ''
    const found = asked ? this.search.found.value : null
    const soon = app.part('soon')
    return (
      <>
        <Bar app={app}>
          <h1 class="grow" tabIndex={-1} data-focus={app.phone.value && !asked ? '' : undefined}>
            {t('tab.help')}
          </h1>
        </Bar>
        <SearchField
          app={app}
          value={query}
          onQuery={this.onQuery}
          onKey={this.onKey}
          focus={!app.phone.value || asked}
        />
        {app.offline.value && (
          <p class="offline" role="status">
            <Icon name="offline" />
            {t('help.offline')}
          </p>
        )}
        <p class="vh" role="status">
          {found ? t('help.results', { count: found.hits.length }) : ''}
        </p>
        <div class="hits">
          {asked ? (
            found && <Hits app={app} found={found} at={this.state.at} onOpen={this.open} />
          ) : (
            <>
              {soon && <soon.RecentSearches app={app} onQuery={this.onQuery} />}
              <Topics app={app} onOpen={this.open} />
            </>
          )}
        </div>
        <AskUs app={app} query={query} />
      </>
    )
  }
}

interface HitsProps {
  app: App
  found: Found
  at: number
  onOpen(id: string): void
}

function Hits({ app, found: { hits, query }, at, onOpen }: HitsProps) {
  if (hits.length === 0) return <p class="empty">{app.t.value('help.nothing', { query })}</p>
  return (
    <ul>
      {hits.map(({ article }, index) => (
        <li key={article.id}>
          <button type="button" class={`hit${index === at ? ' on' : ''}`} dir="auto" onClick={() => onOpen(article.id)}>
            <b>
              <Marked text={article.question} marks={markMatches(article.question, spellAs(query, article.question))} />
            </b>
            <span class="sub">
              <Marked text={article.summary} marks={markMatches(article.summary, spellAs(query, article.summary))} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Nobody is left with a list: the words go along into the conversation. */
function AskUs({ app, query }: { app: App; query: string }) {
  const t = app.t.value
  return (
    <div class="vote">
      <span class="grow">{t('help.notFound')}</span>
      <button type="button" class="quiet" onClick={() => app.openChat('current', query)}>
        {t('help.ask')}
      </button>
    </div>
  )
}
