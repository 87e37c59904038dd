import { Component, type ComponentType } from 'preact'
import { ChatScreen } from '../chat/chat-screen.tsx'
import type { App } from './app.ts'
import { Bar } from './bar.tsx'
import { HomeScreen } from './home-screen.tsx'
import type { PartName } from './parts.ts'
import { isTab, type Route, tabOf } from './route.ts'
import { SearchField } from './search-field.tsx'
import { TabBar } from './tab-bar.tsx'

/** The panel's inside: one screen, and the tabs where there is room for them. */
export function Frame({ app }: { app: App }) {
  const route = app.route.value
  return (
    <>
      <div class="screen" key={JSON.stringify(route)}>
        <Guard app={app}>
          <Screen app={app} />
        </Guard>
      </div>
      {isTab(route.at) && <TabBar app={app} />}
    </>
  )
}

/** Screens by their place. */
export type Screens = {
  [at in Route['at']]?: ComponentType<{ app: App } & Omit<Extract<Route, { at: at }>, 'at'>>
}

/** The code that later screens are in, where it has another name than they. */
const chunks: { [at in Route['at']]?: 'tools' | 'help' | 'surveys' } = {
  messages: 'tools',
  article: 'help',
  survey: 'surveys',
}

function Screen({ app }: { app: App }) {
  const route = app.route.value
  if (route.at === 'home') return <HomeScreen app={app} />
  if (route.at === 'chat') return <ChatScreen app={app} chat={app.chats.get(route.id)} />
  const name = chunks[route.at] ?? (route.at as 'help' | 'you')
  const View = app.part(name)?.screens[route.at] as ComponentType<{ app: App }> | undefined
  // Drawn anew when the network is back, and so asked for anew.
  return View ? <View app={app} {...route} /> : <Waiting app={app} name={name} offline={app.offline.value} />
}

/** While a lazily loaded screen travels, or when it could not be had. Keys pressed meanwhile are not lost. */
function Waiting({ app, name, offline }: { app: App; name: PartName; offline: boolean }) {
  const t = app.t.value
  const failed = app.partFailed.value[name]
  const searching = app.route.value.at === 'help'
  return (
    <>
      <Bar app={app} back={!searching}>
        <h1 class="grow" tabIndex={-1}>
          {t(`tab.${tabOf(app.route.value)}`)}
        </h1>
      </Bar>
      {searching && (
        <SearchField
          app={app}
          value={app.query.value}
          onQuery={(query) => {
            app.query.value = query
          }}
          focus
        />
      )}
      <div class="page">
        <p class="empty" role="status">
          {t(failed ? (offline ? 'panel.offline' : 'panel.failed') : 'panel.loading')}
        </p>
        {failed && (
          <button type="button" class="quiet" onClick={() => void app.fetchPart(name)}>
            {t('panel.retry')}
          </button>
        )}
      </div>
    </>
  )
}

/** A screen that breaks does not take the others, and never the shop's page, with it. */
class Guard extends Component<{ app: App; children: preact.ComponentChildren }, { broken: boolean }> {
  override state = { broken: false }
  override componentDidCatch(problem: unknown): void {
    console.error('deskbell: a screen broke', problem)
    this.setState({ broken: true })
  }
  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div class="page">
        <button type="button" class="quiet" onClick={() => this.setState({ broken: false })}>
          {this.props.app.t.value('panel.retry')}
        </button>
      </div>
    )
  }
}
