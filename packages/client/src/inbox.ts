import {
  type AgentAnswers,
  type Answer,
  type ConversationSummary,
  compareListed,
  type InboxFilter,
  type InboxList,
  type InboxView,
  isInView,
  passesFilter,
} from '@deskbell/protocol'
import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import type { Clock } from './types.ts'

/** How long to wait before asking again where the server could not answer. */
const againMs = 2000

/** The conversations of the chosen view, kept live: pushes change the list here, the server is asked for pages of it. */
export interface Inbox {
  readonly view: ReadonlySignal<InboxView>
  readonly tag: ReadonlySignal<string | null>
  readonly conversations: ReadonlySignal<readonly ConversationSummary[] | null>
  /** Whether the view has more than are here. */
  readonly more: ReadonlySignal<boolean>
  choose(view: InboxView, tag?: string | null, filter?: InboxFilter): void
  /** A conversation changed: shown, moved or taken away at once. */
  learn(summary: ConversationSummary): void
  /** These are gone for good. */
  forget(ids: readonly string[]): void
  loadMore(): Promise<void>
  /** Reads as much of the list anew as is here. */
  refresh(): Promise<void>
  stop(): void
}

export function createInbox(deps: {
  clock: Clock
  ready: ReadonlySignal<boolean>
  me(): string | null
  list(question: InboxList): Promise<Answer<AgentAnswers['inbox:list']>>
}): Inbox {
  const view = signal<InboxView>('inbox')
  const tag = signal<string | null>(null)
  const conversations = signal<readonly ConversationSummary[] | null>(null)
  const more = signal(false)
  /** The newest question wins: an answer to an older one is thrown away. */
  let question = 0
  let loading = false
  let cancel = () => {}
  let filter: InboxFilter = {}
  /** Calls off asking about what only the server can tell. */
  let asks: (() => void) | null = null
  /** What was pushed while a page was on its way: newer than the page. */
  let pushed: ConversationSummary[] = []

  /** All that narrows the view. */
  const narrowed = (): InboxFilter => {
    const chosen = tag.peek()
    return chosen === null ? filter : { ...filter, tag: chosen }
  }
  /** @param isKnown whether it is in the list: what only the server can tell stays until it is asked */
  const belongs = (summary: ConversationSummary, isKnown: boolean): boolean => {
    const { status, agent, snoozedUntil, mentioned } = summary
    const standing = { status, agent: agent?.id ?? null, snoozed: snoozedUntil !== null, mentioned }
    if (!isInView(view.peek(), standing, deps.me())) return false
    const passes = passesFilter(narrowed(), summary, deps.me())
    if (passes === null && !isKnown) askSoon()
    return passes ?? isKnown
  }
  function askSoon(): void {
    asks ??= deps.clock.after(againMs, () => {
      asks = null
      void refresh()
    })
  }

  /** The list with the news in it. What comes after the last one that is here is left to the next page. */
  function put(list: readonly ConversationSummary[], summary: ConversationSummary): readonly ConversationSummary[] {
    const others = list.filter(({ id }) => id !== summary.id)
    const last = others.at(-1)
    const beyond = more.peek() && (!last || compareListed(summary, last) > 0)
    if (!belongs(summary, others.length < list.length) || beyond) return others.length === list.length ? list : others
    const at = others.findIndex((other) => compareListed(summary, other) < 0)
    return at < 0 ? [...others, summary] : [...others.slice(0, at), summary, ...others.slice(at)]
  }

  /** The next page after `known`, joined with it; `null` when it is no longer wanted or cannot be had now. */
  async function page(known: readonly ConversationSummary[], mine: number) {
    const last = known.at(-1)
    const answer = await deps.list({
      view: view.peek(),
      ...narrowed(),
      ...(last ? { after: keyOf(last) } : {}),
    })
    if (mine !== question) return null
    if (answer.ok) {
      const ids = new Set(answer.conversations.map(({ id }) => id))
      return { list: [...known.filter(({ id }) => !ids.has(id)), ...answer.conversations], more: answer.more }
    }
    if (answer.error.retry) later(answer.error.afterMs ?? againMs)
    return null
  }

  function show(read: { list: readonly ConversationSummary[]; more: boolean }): void {
    batch(() => {
      more.value = read.more
      conversations.value = pushed.reduce(put, read.list)
    })
    pushed = []
  }

  async function refresh(): Promise<void> {
    cancel()
    if (!deps.ready.peek()) return
    const mine = ++question
    const wanted = conversations.peek()?.length ?? 0
    pushed = []
    loading = true
    let read = await page([], mine)
    while (read?.more && read.list.length < wanted) read = await page(read.list, mine)
    if (mine !== question) return
    loading = false
    if (read) show(read)
  }
  async function loadMore(): Promise<void> {
    const known = conversations.peek()
    if (!known || !more.peek() || loading || !deps.ready.peek()) return
    const mine = question
    pushed = []
    loading = true
    const read = await page(known, mine)
    if (mine !== question) return
    loading = false
    if (read) show(read)
  }
  function later(ms: number): void {
    cancel()
    cancel = deps.clock.after(ms, () => void refresh())
  }

  return {
    view,
    tag,
    conversations,
    more,
    refresh,
    loadMore,
    choose(chosen, ofTag = null, wanted = {}) {
      const isSame = JSON.stringify(wanted) === JSON.stringify(filter)
      if (chosen === view.peek() && ofTag === tag.peek() && isSame) return
      filter = wanted
      batch(() => {
        view.value = chosen
        tag.value = ofTag
        conversations.value = null
        more.value = false
      })
      question++
      void refresh()
    },
    learn(summary) {
      const list = conversations.peek()
      const known = list?.find(({ id }) => id === summary.id)
      // The answer to an act may come after a push that is newer than it.
      if (known && (summary.last < known.last || summary.lastInternal < known.lastInternal)) return
      pushed.push(summary)
      if (list) conversations.value = put(list, summary)
      if (!loading) pushed = []
    },
    forget(ids) {
      const list = conversations.peek()
      if (list?.some(({ id }) => ids.includes(id))) conversations.value = list.filter(({ id }) => !ids.includes(id))
    },
    stop() {
      question++
      cancel()
      asks?.()
    },
  }
}

const keyOf = ({ id, priority, waitingSince, snoozedUntil, updatedAt }: ConversationSummary) => ({
  ...{ id, priority, waitingSince, snoozedUntil, updatedAt },
})
