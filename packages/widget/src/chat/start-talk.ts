import type { VisitorClient } from '@deskbell/client'
import type { App } from '../panel/app.ts'
import type { ChatDeps } from './chat.ts'
import type { ChatApp } from './chat-app.ts'
import { createChats } from './chats.ts'
import { openClient } from './edge/open-client.ts'
import { followEvents } from './follow-events.ts'

export interface TalkParts {
  app: App
  brain: ChatDeps['brain']
  /** Instead of the device's own. */
  client: VisitorClient | null
}

/** Brings the conversations to life: the client, its threads, and what the page is told of them. */
export function startTalk({ app, brain, client: given }: TalkParts): { app: ChatApp; stop(): void } {
  const client = given ?? openClient(app.host)
  const chats = createChats(client, {
    client,
    clock: app.clock,
    memory: app.memory,
    emit: app.host.emit,
    brain,
    words: (words) => ('key' in words ? app.t.value(words.key) : app.say(words.text)),
    received: (line) => events.arrived(line),
    search(query) {
      app.query.value = query
      app.go({ at: 'help' })
    },
  })
  const chatApp: ChatApp = { ...app, client, chats }
  const events = followEvents(chatApp)
  return {
    app: chatApp,
    stop() {
      events.stop()
      chats.clear()
      client.destroy()
    },
  }
}
