import type { AgentAnswers, Answer, ConversationSummary, InboxView } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Clock } from './types.ts'

/** Many conversations change at once; the list is asked for once. */
const settleMs = 250

/** Who waits for a person longest stands first; then what happened last. */
export function sortConversations(list: readonly ConversationSummary[]): ConversationSummary[] {
  const since = ({ waitingSince }: ConversationSummary) => waitingSince ?? Number.POSITIVE_INFINITY
  return [...list].sort((a, b) => (since(a) === since(b) ? b.updatedAt - a.updatedAt : since(a) - since(b)))
}

/** The conversations of the chosen view, kept live. */
export interface Inbox {
  readonly view: ReadonlySignal<InboxView>
  readonly conversations: ReadonlySignal<readonly ConversationSummary[] | null>
  choose(view: InboxView): void
  /** A conversation changed: shown at once; whether it still belongs here, the server says. */
  learn(summary: ConversationSummary): void
  /** These are gone for good. */
  forget(ids: readonly string[]): void
  refresh(): Promise<void>
  stop(): void
}

export function createInbox(deps: {
  clock: Clock
  ready: ReadonlySignal<boolean>
  list(view: InboxView): Promise<Answer<AgentAnswers['inbox:list']>>
}): Inbox {
  const view = signal<InboxView>('inbox')
  const conversations = signal<readonly ConversationSummary[] | null>(null)
  /** The newest question wins: an answer to an older one is thrown away. */
  let question = 0
  let cancel = () => {}

  async function refresh(): Promise<void> {
    cancel()
    if (!deps.ready.peek()) return
    const mine = ++question
    const answer = await deps.list(view.peek())
    if (mine !== question) return
    if (answer.ok) conversations.value = sortConversations(answer.conversations)
    else if (answer.error.retry) later(answer.error.afterMs ?? 2000)
  }
  function later(ms: number): void {
    cancel()
    cancel = deps.clock.after(ms, () => void refresh())
  }

  return {
    view,
    conversations,
    refresh,
    choose(chosen) {
      if (chosen === view.peek()) return
      view.value = chosen
      conversations.value = null
      question++
      void refresh()
    },
    learn(summary) {
      const list = conversations.peek()
      if (list?.some(({ id }) => id === summary.id)) {
        conversations.value = sortConversations(list.map((one) => (one.id === summary.id ? summary : one)))
      }
      later(settleMs)
    },
    forget(ids) {
      const list = conversations.peek()
      if (list?.some(({ id }) => ids.includes(id))) conversations.value = list.filter(({ id }) => !ids.includes(id))
      later(settleMs)
    },
    stop() {
      question++
      cancel()
    },
  }
}
