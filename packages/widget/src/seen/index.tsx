import { effect } from '@preact/signals-core'
import { Component } from 'preact'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'

/** The words so far are told at most this often. */
const everyMs = 1000

interface SeenProps {
  app: App
  chat: Chat
}

/** Says that what is typed is seen, and tells the team. It is never told where this does not stand. */
export class Seen extends Component<SeenProps> {
  private stop = () => {}

  override componentDidMount(): void {
    this.stop = tellWords(this.props)
  }
  override componentWillUnmount(): void {
    this.stop()
  }
  override render({ app }: SeenProps) {
    return (
      <span class="count" dir="auto">
        {app.say(app.config.value?.typingPreview ?? '')}
      </span>
    )
  }
}

/** Tells the newest words once a moment while they change. What was sent is words of the log, and no draft. */
function tellWords({ app, chat }: SeenProps): () => void {
  let wait: (() => void) | null = null
  let told = ''
  const tell = () => {
    wait = null
    const text = chat.draft.peek()
    if (text === told || text.trim() === '' || chat.thread.lines.peek().length === 0) return
    told = text
    void app.client.ask('typing:set', { conversation: chat.thread.id, typing: true, text })
    wait = app.clock.after(everyMs, tell)
  }
  const end = effect(() => {
    if (chat.draft.value === '') told = ''
    else if (!wait) tell()
  })
  return () => {
    end()
    wait?.()
  }
}
