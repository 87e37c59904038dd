import type { AgentClient, Clock } from '@deskbell/client'
import type { ConversationSummary } from '@deskbell/protocol'
import { effect, type ReadonlySignal, signal } from '@preact/signals'

/** How long the typing must pause before the server is asked. */
const pauseMs = 200

/** The search over all conversations of the site, solved ones too. */
export interface Find {
  readonly query: ReadonlySignal<string>
  /** What was found; `null` where nothing is asked for. */
  readonly found: ReadonlySignal<readonly ConversationSummary[] | null>
  readonly more: ReadonlySignal<boolean>
  readonly busy: ReadonlySignal<boolean>
  readonly failed: ReadonlySignal<boolean>
  ask(query: string): void
  loadMore(): void
  /** Asks again, after something was done to what was found. */
  refresh(): void
  /** Asks again when there is a connection again; returns how to stop. */
  start(): () => void
}

export function createFind({ client, clock }: { client: AgentClient; clock: Clock }): Find {
  const query = signal('')
  const found = signal<readonly ConversationSummary[] | null>(null)
  const more = signal(false)
  const busy = signal(false)
  const failed = signal(false)
  /** The newest question wins. */
  let question = 0
  let cancel = () => {}

  async function read(known: readonly ConversationSummary[]): Promise<void> {
    const mine = ++question
    const last = known.at(-1)
    busy.value = true
    const answer = await client.ask('conversation:search', {
      query: query.value,
      ...(last ? { after: keyOf(last) } : {}),
    })
    if (mine !== question) return
    busy.value = false
    failed.value = !answer.ok
    if (!answer.ok) return
    found.value = [...known, ...answer.conversations]
    more.value = answer.more
  }
  function clear(): void {
    question++
    busy.value = false
    failed.value = false
    found.value = null
    more.value = false
  }

  return {
    ...{ query, found, more, busy, failed },
    ask(text) {
      query.value = text
      cancel()
      if (text.trim() === '') clear()
      else cancel = clock.after(pauseMs, () => void read([]))
    },
    loadMore() {
      if (found.value && more.value && !busy.value) void read(found.value)
    },
    refresh() {
      if (found.value) void read([])
    },
    start() {
      const stop = effect(() => {
        if (client.connection.value === 'online' && failed.peek()) void read([])
      })
      return () => {
        cancel()
        stop()
      }
    },
  }
}

const keyOf = ({ id, priority, waitingSince, snoozedUntil, updatedAt }: ConversationSummary) => ({
  ...{ id, priority, waitingSince, snoozedUntil, updatedAt },
})
