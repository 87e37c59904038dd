import type { Acted, AgentClient, AgentThread, ConversationActs } from '@deskbell/client'
import type { ConversationSummary } from '@deskbell/protocol'
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Find } from '../inbox/find.ts'
import type { Say, TextKey } from '../text/say.ts'
import { createSelection, type Selection } from './selection.ts'

/** Acts on the rows that are selected, or else on the conversation that is open. */
export interface Triage {
  selection: Selection
  /** The conversations that the next act is for, as far as they are known here. */
  readonly targets: ReadonlySignal<readonly ConversationSummary[]>
  readonly busy: ReadonlySignal<boolean>
  /** Why the last act, or part of it, was refused. */
  readonly fault: ReadonlySignal<TextKey | null>
  run(act: (acts: ConversationActs) => Promise<Acted>): Promise<void>
  /** Forgets selected rows that have left the list; returns how to stop. */
  start(): () => void
}

export interface TriageDeps {
  client: AgentClient
  thread: ReadonlySignal<AgentThread | null>
  /** What the list shows. */
  list: ReadonlySignal<readonly ConversationSummary[] | null>
  find: Pick<Find, 'refresh'>
  say: Say
  announce(text: string): void
}

/** How many are asked for at a time, so that two hundred do not stand in one another's way. */
const atOnce = 8

export function createTriage({ client, thread, list, find, say, announce }: TriageDeps): Triage {
  const selection = createSelection()
  const busy = signal(false)
  const fault = signal<TextKey | null>(null)
  const targets = computed<readonly ConversationSummary[]>(() => {
    const ids = selection.ids.value
    if (ids.size > 0) return (list.value ?? []).filter(({ id }) => ids.has(id))
    const open = thread.value?.summary.value
    return open ? [open] : []
  })

  async function runAll(ids: readonly string[], act: (acts: ConversationActs) => Promise<Acted>): Promise<Acted[]> {
    const answers: Acted[] = []
    for (let from = 0; from < ids.length; from += atOnce) {
      answers.push(...(await Promise.all(ids.slice(from, from + atOnce).map((id) => act(client.acts(id))))))
    }
    return answers
  }

  return {
    selection,
    targets,
    busy,
    fault,
    async run(act) {
      if (busy.value) return
      const ids = targets.value.map(({ id }) => id)
      const many = selection.ids.value.size > 0
      busy.value = true
      fault.value = null
      const answers = await runAll(ids, act)
      busy.value = false
      const refused = answers.find((answer) => !answer.ok)
      if (refused && !refused.ok) fault.value = `error.${refused.error.code}`
      const count = answers.filter(({ ok }) => ok).length
      if (many) announce(say('triage.done', { count }))
      if (many && !refused) selection.clear()
      find.refresh()
    },
    start() {
      const stops = [
        effect(() => {
          const all = list.value
          const ids = selection.ids.value
          if (!all || ids.size === 0) return
          const here = all.filter(({ id }) => ids.has(id)).map(({ id }) => id)
          if (here.length < ids.size) selection.set(here)
        }),
        effect(() => {
          void thread.value
          fault.value = null
        }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
