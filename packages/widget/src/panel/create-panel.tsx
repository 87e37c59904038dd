import type { Clock, VisitorClient } from '@deskbell/client'
import { effect } from '@preact/signals-core'
import { render } from 'preact'
import chatCss from '../chat/chat.css?inline'
import type { AppliedHooks } from '../chat/chat.ts'
import { followEvents } from '../chat/follow-events.ts'
import { createTalk } from '../chat/talk.ts'
import type { HelpOnly, Panel, PanelHost, View } from '../seams.ts'
import { createAnnouncer } from './announcer.ts'
import { type App, createAppState } from './app.ts'
import { connectBrain } from './brain.ts'
import { createContainer } from './container.ts'
import { adoptStyles } from './edge/adopt-styles.ts'
import { loadAccent } from './edge/load-accent.ts'
import { loadMessages, type Speech } from './edge/load-messages.ts'
import type { SiteFiles } from './edge/site-files.ts'
import type { TabMemory } from './edge/tab-memory.ts'
import { watchOnline, watchVisible } from './edge/watch.ts'
import { focusScreen } from './focus.ts'
import { Frame } from './frame.tsx'
import { createLoading } from './loading.ts'
import panelCss from './panel.css?inline'
import { parseView } from './route.ts'
import { startTracking } from './tracking.ts'

export interface PanelParts {
  host: PanelHost
  clock: Clock
  memory: TabMemory
  files: SiteFiles
  openClient(): VisitorClient
}

/** Everything the panel is, wired; the world comes in as parts. */
export async function createPanelFrom(parts: PanelParts): Promise<Panel> {
  const { host, clock, memory } = parts
  /** What the shopper chose, else what the page speaks. */
  const spoken = () => (memory.get('like:language') as string | null) ?? host.locale()
  const locale = spoken()
  /** In a language, with the owner's own words for it. */
  const speak = async (locale: string): Promise<Speech> => {
    const speech = await loadMessages(locale)
    return { ...speech, messages: { ...speech.messages, ...host.more?.textsFor(locale) } }
  }
  const [speech, accent] = await Promise.all([speak(locale), loadAccent(host.options.accent)])
  startTracking()
  const soften: HelpOnly = host.more?.helpOnly ?? ((whole) => whole)
  const world = createAppState({ host, clock, memory }, locale, speech)
  const unstyle = adoptStyles(host.root, panelCss + chatCss)
  const container = createContainer({ ...world, close: () => hide(true) }, accent)
  // All that follows takes longer than a shopper should wait for an answer to a press.
  if (host.opens) await container.appear()
  const client = soften(parts.openClient())
  const state = { ...world, client }
  const announcer = createAnnouncer(host.root, clock)
  const loading = createLoading(state, parts.files)
  const hooks: AppliedHooks = {}
  const talk = createTalk(state, hooks, connectBrain(state, loading), (line) => events.arrived(line), loading)
  const app: App = { ...state, ...loading, ...talk, announce: announcer.say, close: () => hide(true), turn }
  const events = followEvents(app)
  render(<Frame app={app} />, container.element)

  async function turn(): Promise<void> {
    const locale = spoken()
    // Out of reach: the panel goes on in the language it has.
    const speech = await speak(locale).catch(() => null)
    // Another one was chosen meanwhile.
    if (!speech || locale !== spoken()) return
    app.locale.value = locale
    app.speech.value = speech
    app.reload()
  }
  function show(view?: View): void {
    if (view === 'chat') app.openChat('current')
    else if (view === 'chat/new') app.openChat('fresh')
    else if (view) app.go(parseView(view))
    const stands = host.more?.inline && !app.open.peek()
    if (!app.open.peek()) {
      app.open.value = true
      host.emit('panel:opened', { view: app.route.peek().at })
      loading.fetchEarly()
    }
    // What stands in the page from the start takes no focus from it.
    if (!stands) focusScreen(container.element)
  }
  function hide(byPanel: boolean): void {
    if (!world.open.peek() || host.more?.inline) return
    world.open.value = false
    if (byPanel) host.closed()
    host.emit('panel:closed', {})
  }

  app.ends.push(
    host.onLocale(turn),
    watchOnline((online) => loading.setOnline(online)),
    watchVisible((visible) => {
      app.visible.value = visible
    }),
    effect(() => {
      const { at } = app.route.value
      // A screen is drawn anew when its code arrives.
      if (at === 'help' || at === 'article') app.part('help')
      if (app.open.peek()) focusScreen(container.element)
    }),
    effect(() => host.speaks(app.t.value)),
    loading.stop,
    events.stop,
    talk.chats.clear,
    client.destroy,
  )

  return soften({
    show,
    hide: () => hide(false),
    isOpen: () => app.open.peek(),
    send(text) {
      show('chat')
      app.chats.current().send(text)
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
      const { id, variant, label } = greeting
      host.emit('greeting:clicked', { greeting: id, variant, label })
      if (greeting.reply.view) return show(greeting.reply.view as View)
      show('chat')
      app.chats.current().greet(greeting)
    },
    async use(more) {
      const { applyHooks } = await import('../hooks/index.ts')
      applyHooks(hooks, more)
    },
    connect: client.connect,
    setPerson: client.setPerson,
    recordGreeting: client.recordGreeting,
    get(key) {
      if (key !== 'conversationId') return client[key]?.value
      return app.chats.list.value.find((conversation) => conversation.status !== 'solved')?.id ?? null
    },
    async logout() {
      memory.clear()
      app.way.value = [{ at: 'home' }]
      app.chats.clear()
      await client.forget()
    },
    destroy() {
      for (const end of app.ends) end()
      render(null, container.element)
      container.remove()
      announcer.stop()
      unstyle()
    },
  })
}
