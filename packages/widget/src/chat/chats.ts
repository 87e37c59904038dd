import type { VisitorConversation } from '@deskbell/protocol'
import { computed, type ReadonlySignal, untracked } from '@preact/signals-core'
import { type Chat, type ChatDeps, createChat } from './chat.ts'

/** All conversations this panel has touched; each exists once. */
export interface Chats {
  /** Newest first. */
  readonly list: ReadonlySignal<readonly VisitorConversation[]>
  get(id: string): Chat
  /** The conversation one would go on with: the newest unsolved, else one not yet begun. */
  current(): Chat
  /** One not yet begun; the same until its first words. */
  fresh(): Chat
  clear(): void
}

export function createChats(deps: ChatDeps): Chats {
  const { client } = deps
  const all = new Map<string, Chat>()
  let next: Chat | null = null
  const list = computed(() => [...client.conversations.value].sort((a, b) => b.updatedAt - a.updatedAt))
  const open = (id?: string) => {
    const thread = client.thread(id)
    const lines = computed(() => deps.hooks.show?.(thread.lines.value) ?? thread.lines.value)
    return createChat({ ...thread, lines }, deps)
  }
  const add = (chat: Chat) => {
    all.set(chat.thread.id, chat)
    return chat
  }
  // Screens ask for chats while they draw: making one must not tie the screen to what is read on the way.
  const get = (id: string) => all.get(id) ?? untracked(() => add(open(id)))
  function fresh(): Chat {
    if (!next || next.thread.lines.peek().length > 0) next = untracked(() => add(open()))
    return next
  }
  return {
    list,
    get,
    fresh,
    current() {
      const unsolved = list.peek().find((conversation) => conversation.status !== 'solved')
      return unsolved ? get(unsolved.id) : fresh()
    },
    clear() {
      for (const chat of all.values()) chat.stop()
      all.clear()
      next = null
    },
  }
}
