import type { Line } from '@deskbell/client'
import type { App, AppState } from '../panel/app.ts'
import type { Parts } from '../panel/parts.ts'
import type { ChatDeps } from './chat.ts'
import { createChats } from './chats.ts'

/** Brings the conversations to life: their threads, and the ways into them. */
export function createTalk(
  state: AppState,
  hooks: ChatDeps['hooks'],
  brain: ChatDeps['brain'],
  received: (line: Line) => void,
  { fetchPart }: Pick<Parts, 'fetchPart'>,
): Pick<App, 'chats' | 'openChat'> {
  const chats = createChats({
    ...state,
    hooks,
    emit: state.host.emit,
    brain,
    words: (words) => ('key' in words ? state.t.value(words.key) : state.say(words.text)),
    received,
    pass(chat, act) {
      const { forms } = state.config.peek() ?? {}
      if (forms) void fetchPart('forms').then((code) => code?.pass(state, forms, chat, act))
      else act()
    },
    search(query) {
      state.query.value = query
      state.go({ at: 'help' })
    },
  })
  return {
    chats,
    openChat(which, words) {
      const chat = chats[which]()
      if (words?.trim()) chat.write(words)
      state.go({ at: 'chat', id: chat.thread.id })
    },
  }
}
