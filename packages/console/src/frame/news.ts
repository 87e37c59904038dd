import type { AgentClient, AgentThread, Line } from '@deskbell/client'
import { effect, type ReadonlySignal, untracked } from '@preact/signals'
import { visitorName } from '../inbox/visitor-name.ts'
import type { Say } from '../text/say.ts'

interface NewsDeps {
  client: AgentClient
  thread: ReadonlySignal<AgentThread | null>
  say: Say
  announce(text: string): void
}

/** Tells screen readers, once each, of new words in the open conversation and of people who begin to wait. */
export function startNews(deps: NewsDeps): () => void {
  const stops = [startWordNews(deps), startWaitingNews(deps)]
  return () => {
    for (const stop of stops) stop()
  }
}

/** What is read aloud of something said; empty for what happened. */
const spoken = ({ body }: Line): string =>
  body.kind === 'text' ? body.text : body.kind === 'file' ? body.file.name : ''

function startWordNews({ thread, say, announce }: NewsDeps): () => void {
  let heard: { thread: AgentThread; seq: number } | null = null
  return effect(() => {
    const open = thread.value
    if (!open) return
    const lines = open.lines.value.filter((line) => line.stream === 'public' && line.seq !== null)
    const last = lines.at(-1)?.seq ?? 0
    // What stood there when the conversation was opened is read, not announced.
    const from = heard?.thread === open && heard.seq > 0 ? heard.seq : last
    heard = { thread: open, seq: Math.max(from, last) }
    untracked(() => {
      const name = visitorName(say, open.summary.value?.visitor)
      for (const line of lines)
        if ((line.seq ?? 0) > from && line.author.kind === 'visitor') {
          const text = spoken(line)
          if (text) announce(say('conversation.announce', { name, text }))
        }
    })
  })
}

function startWaitingNews({ client, say, announce }: NewsDeps): () => void {
  let known: { view: string; waiting: Set<string> } | null = null
  return effect(() => {
    const all = client.conversations.value
    const view = client.view.value
    if (!all) return
    const waiting = all.filter((each) => each.status === 'waiting')
    const before = known?.view === view ? known.waiting : null
    known = { view, waiting: new Set(waiting.map((each) => each.id)) }
    if (!before) return
    for (const each of waiting)
      if (!before.has(each.id)) announce(say('conversation.announceWaiting', { name: visitorName(say, each.visitor) }))
  })
}
