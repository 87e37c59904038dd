import type { Line } from '@deskbell/client'
import { plainText } from '@deskbell/protocol'
import { effect } from '@preact/signals-core'
import type { App } from '../panel/app.ts'
import { keepTalkMark } from './edge/talk-mark.ts'
import { authorName } from './message.tsx'
import { noteText } from './note.tsx'
import { wordsOf } from './timeline.ts'

/** Tells the page, the launcher and screen readers what happens. */
export function followEvents(app: App): { arrived(line: Line): void; stop(): void } {
  const { host, client } = app
  let unread = 0
  let connection = client.connection.peek()
  let visited = false
  const stops = [
    effect(() => {
      if (client.unread.value === unread) return
      unread = client.unread.value
      host.setUnread(unread)
      host.emit('unread:changed', { count: unread })
    }),
    effect(() => {
      if (client.connection.value === connection) return
      connection = client.connection.value
      host.emit('connection:changed', { state: connection })
    }),
    effect(() => {
      const conversations = client.conversations.value
      // Who never talked has no mark to lose, and the first look into a page's storage takes long.
      if (conversations.length === 0 && !visited) return
      keepTalkMark(host.options, conversations)
      // Somebody who talked to us before may have an answer waiting.
      if (visited) return
      visited = true
      client.connect()
      // Out of reach: the page hears less, and the conversation goes on.
      import('../events/index.ts').then(
        (events) => events.followTalk(app),
        () => {},
      )
    }),
  ]
  return {
    arrived(line) {
      const words = wordsOf(line)
      const said = words ? `${authorName(app, line)}: ${plainText(words)}` : noteText(app, line)
      if (said) app.announce(said)
      if (words) void app.fetchPart('tools').then((tools) => tools?.alert(app, said))
      if (words) host.emit('message:received', { id: line.id, text: words, author: line.author.kind })
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}
