import type { ChatDeps } from '../chat/chat.ts'
import type { TalkParts } from '../chat/start-talk.ts'
import type { App, createAppState, Talk } from './app.ts'
import { adoptStyles } from './edge/adopt-styles.ts'

type State = ReturnType<typeof createAppState>

export interface Talking extends Pick<App, 'withTalk' | 'openChat'> {
  /** Fetches the code of conversations and brings them to life. */
  start(app: App, brain: ChatDeps['brain'], client: TalkParts['client']): void
  stop(): void
}

/** How long until the code is asked for again, where it could not be fetched. */
const againMs = 3000

/** Conversations arrive after the first picture: what is asked of them before waits for them. */
export function createTalking(state: State): Talking {
  let waiting: ((talk: Talk) => void)[] = []
  let stopped = false
  const stops: (() => void)[] = []

  function withTalk(run: (talk: Talk) => void): void {
    const talk = state.talk.peek()
    if (talk) run(talk)
    else waiting.push(run)
  }

  function start(app: App, brain: ChatDeps['brain'], client: TalkParts['client']): void {
    import('../chat/index.ts').then(
      (views) => {
        if (stopped) return
        const { app: chatApp, stop } = views.startTalk({ app, brain, client })
        stops.push(adoptStyles(app.host.root, views.styles), stop)
        const talk = { app: chatApp, views }
        state.talk.value = talk
        for (const run of waiting.splice(0)) run(talk)
      },
      () => {
        state.helpFailed.value = true
        stops.push(state.clock.after(againMs, () => !stopped && start(app, brain, client)))
      },
    )
  }

  return {
    withTalk,
    start,
    openChat(which, words) {
      // The place is shown at once; who is there follows.
      if (!state.talk.peek()) state.go({ at: 'chat', id: null })
      withTalk(({ app }) => {
        const chat = app.chats[which]()
        if (words?.trim()) chat.write(words)
        state.go({ at: 'chat', id: chat.thread.id })
      })
    },
    stop() {
      stopped = true
      waiting = []
      for (const stop of stops) stop()
    },
  }
}
