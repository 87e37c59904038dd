import type { Clock, VisitorClient } from '@deskbell/client'
import { effect } from '@preact/signals-core'
import { render } from 'preact'
import type { Panel, PanelHost, View } from '../seams.ts'
import { createAnnouncer } from './announcer.ts'
import { type App, createAppState } from './app.ts'
import { connectBrain } from './brain.ts'
import { createContainer } from './container.ts'
import { adoptStyles } from './edge/adopt-styles.ts'
import { loadMessages } from './edge/load-messages.ts'
import type { SiteFiles } from './edge/site-files.ts'
import type { TabMemory } from './edge/tab-memory.ts'
import { watchOnline, watchVisible } from './edge/watch.ts'
import { focusScreen } from './focus.ts'
import { Frame } from './frame.tsx'
import { createLoading } from './loading.ts'
import css from './panel.css?inline'
import { parseView } from './route.ts'
import { createTalking } from './talking.ts'
import { startTracking } from './tracking.ts'

export interface PanelParts {
  host: PanelHost
  clock: Clock
  memory: TabMemory
  files: SiteFiles
  /** Instead of the device's own, which is made when its code arrives. */
  client: VisitorClient | null
}

/** Everything the panel is, wired; the world comes in as parts. */
export async function createPanelFrom(parts: PanelParts): Promise<Panel> {
  const { host, clock, memory } = parts
  startTracking()
  const state = createAppState(parts)
  const announcer = createAnnouncer(host.root, clock)
  const talking = createTalking(state)
  const loading = createLoading(state, parts.files)
  const app: App = { ...state, ...loading, ...talking, announce: announcer.say, close: () => hide(true) }
  talking.start(app, connectBrain(state, loading), parts.client)
  state.messages.value = await loadMessages(state.locale.peek())
  const unstyle = adoptStyles(host.root, css)
  const container = createContainer(app)
  render(<Frame app={app} />, container.element)

  function show(view?: View): void {
    const route = view && parseView(view)
    if (route?.at === 'chat' && route.id === null) app.openChat('current')
    else if (route) app.go(route)
    if (!app.open.peek()) {
      app.open.value = true
      container.show()
      host.emit('panel:opened', { view: app.route.peek().at })
      loading.fetchEarly()
    }
    focusScreen(container.element)
  }
  function hide(byPanel: boolean): void {
    if (!app.open.peek()) return
    app.open.value = false
    container.hide()
    host.emit('panel:closed', {})
    if (byPanel) host.closed()
  }

  const stops = [
    host.onLocale((locale) => {
      void loadMessages(locale).then((messages) => {
        app.locale.value = locale
        app.messages.value = messages
        app.reload()
      })
    }),
    watchOnline((online) => loading.setOnline(online)),
    watchVisible((visible) => {
      app.visible.value = visible
    }),
    effect(() => {
      const { at } = app.route.value
      // A screen is drawn anew when its code arrives.
      if (at === 'chat') void app.talk.value
      if (at === 'help' || at === 'article') {
        app.needHelp()
        void app.helpChunk.value
      }
      if (app.open.peek()) focusScreen(container.element)
    }),
    loading.stop,
    talking.stop,
  ]

  return {
    show,
    hide: () => hide(false),
    isOpen: () => app.open.peek(),
    send(text) {
      show('chat')
      app.withTalk((talk) => talk.app.chats.current().send(text))
    },
    prefill(text) {
      show('chat')
      app.openChat('current', text)
    },
    search(query) {
      app.query.value = query
      show('help')
    },
    answerGreeting(greeting) {
      show('chat')
      app.withTalk((talk) => talk.app.chats.current().greet(greeting))
    },
    recordGreeting: (record) => app.withTalk((talk) => talk.app.client.recordGreeting(record)),
    get(key) {
      const talk = app.talk.peek()?.app
      if (key === 'unread') return talk?.client.unread.value ?? 0
      if (key === 'connection') return talk?.client.connection.value ?? 'idle'
      return talk?.chats.list.value.find((conversation) => conversation.status !== 'solved')?.id ?? null
    },
    async logout() {
      memory.clear()
      app.way.value = [{ at: 'home' }]
      const talk = app.talk.peek()?.app
      talk?.chats.clear()
      await talk?.client.forget()
    },
    destroy() {
      for (const stop of stops) stop()
      render(null, container.element)
      container.remove()
      announcer.stop()
      unstyle()
    },
  }
}
