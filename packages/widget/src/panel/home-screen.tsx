import { OpenConversation } from '../chat/conversation-list.tsx'
import type { App } from './app.ts'
import { Avatar } from './avatar.tsx'
import { CloseButton } from './bar.tsx'
import { Icon } from './icon.tsx'
import { SearchField } from './search-field.tsx'
import { topQuestions } from './top-questions.ts'

/** Search first, then the open conversation, then the top questions of this page, then a new conversation. */
export function HomeScreen({ app }: { app: App }) {
  const t = app.t.value
  const tools = app.part('tools')
  return (
    <>
      <Hero app={app} />
      <div class="home">
        <SearchField app={app} value="" onQuery={(query) => search(app, query)} />
        <OpenConversation app={app} />
        <TopQuestions app={app} />
        <button type="button" class="primary" onClick={() => app.openChat('fresh')}>
          {t('home.start')}
          <Icon name="go" />
        </button>
        {tools && <tools.ToYou app={app} />}
      </div>
    </>
  )
}

function search(app: App, query: string): void {
  app.query.value = query
  app.go({ at: 'help' })
}

function Hero({ app }: { app: App }) {
  const config = app.config.value
  return (
    <div class="hero">
      <div class="hero-row">
        <b class="brand">{app.siteName()}</b>
        <span class="stack">
          {config?.team.slice(0, 3).map(({ name, initials }) => (
            <Avatar key={name} name={name} initials={initials} small />
          ))}
        </span>
        <CloseButton app={app} />
      </div>
      <h1 tabIndex={-1} data-focus="">
        {app.t.value('home.title')}
      </h1>
      <p>{app.part('presence')?.hours(app)}</p>
    </div>
  )
}

function TopQuestions({ app }: { app: App }) {
  const help = app.help.value
  const facts = app.facts.value
  // Not shown before they can stand in their order and place: the open conversation is above them.
  const top =
    help && facts !== undefined && app.client.restored.value
      ? topQuestions(help.bundle.articles, facts?.page().type ?? 'other', facts?.cart() ?? null, 3)
      : []
  return top.length > 0 ? (
    <section class="card" aria-label={app.t.value('home.top')}>
      {top.map(({ id, question }) => (
        <button key={id} type="button" class="row" onClick={() => app.go({ at: 'article', id })}>
          <b class="grow" dir="auto">
            {question}
          </b>
          <Icon name="go" />
        </button>
      ))}
    </section>
  ) : null
}
